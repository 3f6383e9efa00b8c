import { expect, it } from 'vitest';
import { clock, clockSpan, fileSize, timeLeft } from './format.ts';

it.each([[0, '0:00'], [9.99, '0:09'], [61, '1:01'], [3_600, '1:00:00'], [36_061, '10:01:01'], [-1, '0:00']])('shows %d s as %s', (seconds, words) => {
  expect(clock(seconds)).toBe(words);
});

it.each([[0, '0 B'], [999, '999 B'], [1_500, '1.5 KB'], [58_307, '58 KB'], [2_340_000_000, '2.3 GB']])('shows %d bytes as %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});

it.each([[3, 'a few seconds left'], [42, '45 s left'], [61, '2 min left'], [5_400, '1.5 h left']])('says of %d s: %s', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words);
});

it.each([
  [{ start: 2.1, end: 7.9 }, '0:02–0:07'],
  [{ start: 2.1, end: 2.9 }, '0:02'],
])('the span %j is %s', (span, words) => expect(clockSpan(span)).toBe(words));
