import { describe, expect, it } from 'vitest';
import { objectSpans } from './object-spans.ts';

const score = (start: number, zScore: number) => ({ start, end: start + 2, at: start + 1, zScore });

describe('sightings', () => {
  it('join stretches that follow one another, and say how surprising the likeness is', () => {
    const found = objectSpans([score(0, -1), score(2, 1), score(4, 3), score(6, 0), score(20, 0.5), score(30, -2)]);
    expect(found.map(({ start, end }) => [start, end])).toEqual([[2, 6], [20, 22]]);
    expect(found[0]?.confidence).toBeGreaterThan(0.98);
    expect(found[1]?.confidence).toBeCloseTo(0.7, 1);
    expect(found[0]?.scores.map(({ at }) => at)).toEqual([5, 3]);
  });

  it('are the hundred surest of a thousand', () => {
    const found = objectSpans(Array.from({ length: 1_000 }, (_, index) => score(index * 10, 1 + index / 1_000)));
    expect(found).toHaveLength(100);
    expect(found[0]?.start).toBe(9_000);
  });
});
