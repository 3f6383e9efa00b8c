import { expect, it } from 'vitest';
import { timesWithin } from './times-within.ts';

it('times lie inside, fewer where they would be too near', () => {
  expect(timesWithin({ start: 10, end: 14 }, 2)).toEqual([11, 13]);
  expect(timesWithin({ start: 0, end: 1 }, 8, 0.5)).toEqual([0.25, 0.75]);
  expect(timesWithin({ start: 0, end: 0.1 }, 8, 0.5)).toEqual([0.05]);
});
