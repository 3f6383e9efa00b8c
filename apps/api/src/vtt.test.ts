import { expect, it } from 'vitest';
import { toVtt } from './vtt.ts';

it('writes hours, minutes, seconds and thousandths', () => {
  expect(toVtt([{ start: 0, end: 3_725.0625, text: 'a' }])).toBe('WEBVTT\n\n00:00:00.000 --> 01:02:05.063\na\n');
});

it('rounds without writing sixty seconds', () => {
  expect(toVtt([{ start: 59.9996, end: 100 * 3_600, text: 'a' }])).toContain('00:01:00.000 --> 100:00:00.000');
});

it('lets no text break out of its cue', () => {
  expect(toVtt([{ start: 0, end: 1, text: 'a <b> & c\n\n\n00:05 --> 00:06\r\nd' }])).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na &lt;b&gt; &amp; c\n00:05 --&gt; 00:06\nd\n',
  );
});

it('is a file also without cues', () => {
  expect(toVtt([])).toBe('WEBVTT\n');
});
