import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, cover, gap, intersection, iou, overlaps, spanLength, type Span } from './span.ts';

const time = fc.double({ min: 0, max: 100_000, noNaN: true });
const span = fc.tuple(time, time).map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) }));

describe('a span', () => {
  it.each([
    [{ start: 2, end: 5 }, 2, true],
    [{ start: 2, end: 5 }, 4.999, true],
    [{ start: 2, end: 5 }, 5, false],
    [{ start: 2, end: 5 }, 1.999, false],
    [{ start: 2, end: 2 }, 2, false],
  ])('%o holds %d: %s', (it, at, expected) => {
    expect(contains(it, at)).toBe(expected);
  });

  it.each([
    { name: 'apart', a: { start: 0, end: 1 }, b: { start: 3, end: 4 }, expected: { shared: 0, gap: 2, iou: 0, overlaps: false } },
    { name: 'touching', a: { start: 0, end: 1 }, b: { start: 1, end: 2 }, expected: { shared: 0, gap: 0, iou: 0, overlaps: false } },
    { name: 'overlapping', a: { start: 0, end: 3 }, b: { start: 1, end: 4 }, expected: { shared: 2, gap: 0, iou: 0.5, overlaps: true } },
    { name: 'one inside the other', a: { start: 0, end: 4 }, b: { start: 1, end: 2 }, expected: { shared: 1, gap: 0, iou: 0.25, overlaps: true } },
    { name: 'the same', a: { start: 1, end: 2 }, b: { start: 1, end: 2 }, expected: { shared: 1, gap: 0, iou: 1, overlaps: true } },
    { name: 'both empty', a: { start: 1, end: 1 }, b: { start: 1, end: 1 }, expected: { shared: 0, gap: 0, iou: 0, overlaps: false } },
  ])('and another, $name, are measured', ({ a, b, expected }) => {
    expect({ shared: intersection(a, b), gap: gap(a, b), iou: iou(a, b), overlaps: overlaps(a, b) }).toEqual(expected);
  });

  it('has no negative length', () => {
    expect(spanLength({ start: 5, end: 2 })).toBe(0);
  });

  it('and any other: the measures agree with each other and do not depend on the order', () => {
    fc.assert(fc.property(span, span, (a, b) => {
      expect(iou(a, b)).toBe(iou(b, a));
      expect(gap(a, b)).toBe(gap(b, a));
      expect(iou(a, b)).toBeGreaterThanOrEqual(0);
      expect(iou(a, b)).toBeLessThanOrEqual(1);
      if (gap(a, b) > 0) expect(intersection(a, b)).toBe(0);
      if (intersection(a, b) > 0) expect(overlaps(a, b)).toBe(true);
      const whole = cover(a, b);
      expect(intersection(whole, a)).toBe(spanLength(a));
      expect(spanLength(whole)).toBeGreaterThanOrEqual(Math.max(spanLength(a), spanLength(b)));
    }));
  });
});
