import { describe, expect, it } from 'vitest';
import { frameAt, frameRateOf, frameTime } from './frame-rate.ts';

describe('the frame rate that is meant', () => {
  it.each([
    [23.976, 24_000, 1001], [23.98, 24_000, 1001], [24, 24, 1], [25, 25, 1], [29.97, 30_000, 1001], [29.970_029_97, 30_000, 1001],
    [30, 30, 1], [50, 50, 1], [59.94, 60_000, 1001], [60, 60, 1], [119.88, 120_000, 1001], [12.5, 12_500, 1000], [14.985, 15_000, 1001],
    [0.5, 500, 1000], [0, 25, 1], [Number.NaN, 25, 1],
  ])('by %d is %d/%d', (measured, numerator, denominator) => {
    expect(frameRateOf(measured)).toEqual({ numerator, denominator });
  });
});

it('a frame is found by the time at which it begins, for a day of any rate', () => {
  for (const rate of [23.976, 24, 25, 29.97, 30, 50, 59.94, 60].map(frameRateOf)) {
    for (const frame of [0, 1, 2, 1001, 107_892, 2_589_407, 5_184_000]) expect(frameAt(frameTime(frame, rate), rate)).toBe(frame);
  }
});
