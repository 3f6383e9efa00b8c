import { describe, expect, it } from 'vitest';
import { locateObject } from './locate-object.ts';

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
