import { expect, it } from 'vitest';
import { vttTime } from './vtt-time.ts';

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
