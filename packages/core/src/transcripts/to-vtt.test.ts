import { expect, it } from 'vitest';
import { toVtt, vttTime, wordsWithin } from './to-vtt.ts';

it.each([
  [0, '00:00:00.000'],
  [1.5, '00:00:01.500'],
  [59.9996, '00:01:00.000'],
  [3_661.042, '01:01:01.042'],
  [360_000, '100:00:00.000'],
  [-0.2, '00:00:00.000'],
])('writes %d s as %s', (seconds, expected) => {
  expect(vttTime(seconds)).toBe(expected);
});

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

it('gives the words said within a span', () => {
  const cues = [{ start: 0, end: 2, text: 'one' }, { start: 2, end: 4, text: 'two\nthree' }, { start: 4, end: 6, text: 'four' }];
  expect(wordsWithin(cues, { start: 1, end: 4 })).toBe('one two three');
});
