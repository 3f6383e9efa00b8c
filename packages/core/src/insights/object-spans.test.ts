import { describe, expect, it } from 'vitest';
import { locateObject, objectSpans } from './object-spans.ts';

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

describe('places', () => {
  const grid = { rows: 3, columns: 5 };
  const scores = (bright: readonly number[]): number[] => Array.from({ length: 15 }, (_, crop) => (bright.includes(crop) ? 0.35 : 0.2));

  it.each<[string, readonly number[], readonly [number, number]]>([
    ['in the upper left corner', [0], [1 / 12, 1 / 8]],
    ['in the lower right corner', [14], [11 / 12, 7 / 8]],
    ['in the middle, seen by four crops', [6, 7, 11, 12], [5 / 12, 5 / 8]],
  ])('are %s', (_, bright, [x, y]) => {
    const place = locateObject(scores(bright), grid);
    const { x: left, y: top, width, height } = place ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    expect(x >= left && x <= left + width && y >= top && y <= top + height).toBe(true);
    expect(width * height).toBeLessThan(0.15);
  });

  it('are none where all of the picture is alike, or cannot be divided', () => {
    expect(locateObject(scores([]), grid)).toBeUndefined();
    expect(locateObject([0.9], { rows: 1, columns: 1 })).toBeUndefined();
  });
});
