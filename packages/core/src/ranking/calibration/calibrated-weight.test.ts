import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibratedWeight, zScoreOfWeight } from './calibrated-weight.ts';

it('calibrated weight grows with the z-score, is nearly nothing below the line, and can be undone', () => {
  expect(calibratedWeight(-2)).toBeLessThan(0.01);
  expect(calibratedWeight(3)).toBeCloseTo(3, 2);
  fc.assert(fc.property(fc.double({ min: -3, max: 40, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }), (zScore, more) => {
    expect(calibratedWeight(zScore + more)).toBeGreaterThan(calibratedWeight(zScore));
    expect(zScoreOfWeight(calibratedWeight(zScore))).toBeCloseTo(zScore, 4);
  }));
});

it('far above the line both are the same, however far', () => {
  expect(zScoreOfWeight(400)).toBe(400);
  expect(calibratedWeight(400)).toBe(400);
});
