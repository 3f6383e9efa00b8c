import { expect, it } from 'vitest';
import { timesWithin } from './times-within.ts';

it('times lie inside, fewer where they would be too near', () => {
  expect(timesWithin({ start: 10, end: 14 }, 2)).toEqual([11, 13]);
  expect(timesWithin({ start: 10, end: 11 }, 8, 0.5)).toEqual([10.25, 10.75]);
  expect(timesWithin({ start: 0, end: 0.1 }, 8, 0.5)).toEqual([0.05]);
});

it('there are as many as wanted where they may be as near as they like: none of none, the instant itself of an instant', () => {
  expect(timesWithin({ start: 0, end: 1 }, 0)).toEqual([]);
  expect(timesWithin({ start: 3, end: 3 }, 2)).toEqual([3, 3]);
});
