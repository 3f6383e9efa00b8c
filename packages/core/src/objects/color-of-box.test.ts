import { describe, expect, it } from 'vitest';
import { boxOf } from './boxes.ts';
import { colorName, colorOfBox } from './color-of-box.ts';

describe('the name of a colour', () => {
  it.each([
    [220, 20, 20, 'red'], [255, 140, 0, 'orange'], [250, 230, 40, 'yellow'], [30, 140, 40, 'green'], [30, 60, 200, 'blue'], [120, 190, 230, 'blue'], [120, 40, 170, 'purple'],
    [255, 105, 180, 'pink'], [250, 170, 170, 'pink'], [110, 70, 35, 'brown'], [245, 245, 240, 'white'], [128, 130, 128, 'grey'], [20, 20, 25, 'black'],
  ] as const)('of %d, %d, %d is %s', (red, green, blue, expected) => expect(colorName(red, green, blue)).toBe(expected));
});

describe('the colour of a thing', () => {
  /** Blue on red: the middle half of the picture. */
  const [width, height] = [40, 40];
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rgb.set(x >= 10 && x < 30 && y >= 10 && y < 30 ? [20, 40, 220] : [220, 20, 20], (y * width + x) * 3);
  const colorIn = (left: number, top: number, right: number, bottom: number) => colorOfBox({ width, height, rgb }, boxOf({ left, top, right, bottom }));

  it('is that of its middle, also where its box takes in what is around', () =>
    expect([colorIn(0.25, 0.25, 0.75, 0.75), colorIn(0.1, 0.1, 0.9, 0.9), colorIn(0, 0, 0.2, 0.2)]).toEqual(['blue', 'blue', 'red']));

  it('is that of a pixel where it is no larger, and none outside of the picture', () =>
    expect([colorIn(0.5, 0.5, 0.5, 0.5), colorIn(1.2, 0, 1.4, 0.5)]).toEqual(['blue', undefined]));
});
