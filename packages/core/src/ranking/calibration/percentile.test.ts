import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zScore } from './null-distribution.ts';
import { percentile } from './percentile.ts';

describe('where a score stands', () => {
  it.each([[0.2, 0.5], [0.25, 0.84], [0.3, 0.977], [0.15, 0.16]])('%f leaves %f of the unrelated queries behind', (score, share) => {
    expect(percentile(zScore(score, { mean: 0.2, deviation: 0.05 }))).toBeCloseTo(share, 1);
  });

  it('keeps the order, and never reaches 0 or 1', () => {
    fc.assert(fc.property(fc.double({ min: -15, max: 15, noNaN: true }), fc.double({ min: 0.001, max: 5, noNaN: true }), (z, more) => {
      expect(percentile(z + more)).toBeGreaterThan(percentile(z));
      expect(percentile(z)).toBeGreaterThan(0);
      expect(percentile(z)).toBeLessThan(1);
    }));
  });
});
