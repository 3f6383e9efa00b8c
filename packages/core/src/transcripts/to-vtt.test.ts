import { expect, it } from 'vitest';
import { toVtt } from './to-vtt.ts';

it('writes a file that players read: header, blank lines between, markup escaped', () => {
  const vtt = toVtt([
    { start: 0, end: 1.25, text: 'Tom & <Jerry> --> here' },
    { start: 2, end: 3, text: 'two\n\n  lines  ' },
    { start: 4, end: 4, text: 'no time at all' },
  ]);
  expect(vtt).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.250\nTom &amp; &lt;Jerry&gt; --&gt; here\n\n00:00:02.000 --> 00:00:03.000\ntwo\nlines\n',
  );
});

it('writes an empty transcript as a file with nothing in it', () => {
  expect(toVtt([])).toBe('WEBVTT\n');
});
