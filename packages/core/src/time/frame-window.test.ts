import { expect, it } from 'vitest';
import { frameWindow } from './frame-window.ts';
import { contains } from './span.ts';

it.each([
  ['spread over a short moment', { start: 2, end: 6, at: 3 }, 4, [2.5, 3.5, 4.5, 5.5]],
  ['around the time that matters in a long one', { start: 0, end: 60, at: 30 }, 4, [27, 29, 31, 33]],
  ['inside it at its beginning', { start: 10, end: 60, at: 10 }, 4, [11, 13, 15, 17]],
  ['inside it at its end', { start: 10, end: 60, at: 60 }, 2, [54, 58]],
  ['fewer in a moment of a second', { start: 1, end: 2, at: 1.2 }, 4, [1.25, 1.75]],
  ['one of a single picture', { start: 1, end: 1.1, at: 1.05 }, 4, [1.05]],
  ['one inside a single picture, though its end is asked for', { start: 1, end: 1.1, at: 1.1 }, 4, [1.099]],
  ['one when only one is wanted', { start: 2, end: 6, at: 3 }, 1, [3]],
])('pictures are %s', (_, window, most, expected) => {
  frameWindow(window, most).forEach((at, index) => expect(at).toBeCloseTo(expected[index] ?? NaN));
  expect(frameWindow(window, most)).toHaveLength(expected.length);
  expect(frameWindow(window, most).every((at) => contains(window, at))).toBe(true);
});
