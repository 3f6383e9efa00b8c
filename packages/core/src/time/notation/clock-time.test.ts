import { expect, it } from 'vitest';
import { clockSpan, clockTime } from './clock-time.ts';

it.each([
  [0, '0:00.0'],
  [9.96, '0:10.0'],
  [59.99, '1:00.0'],
  [125.25, '2:05.3'],
  [3_600, '1:00:00.0'],
  [-1, '0:00.0'],
])('shows %d seconds as %s', (seconds, text) => {
  expect(clockTime(seconds)).toBe(text);
});

it('shows a span by its two times', () => {
  expect(clockSpan({ start: 2, end: 5.5 })).toBe('0:02.0–0:05.5');
});
