import { describe, expect, it } from 'vitest';
import { cropCentre, coveringSize } from './frame-size.ts';

const SQUARE = { width: 224, height: 224, fit: 'cover' } as const;

describe('the whole picture that covers a square', () => {
  it.each([
    [{ width: 1920, height: 1080 }, 398, 224],
    [{ width: 1080, height: 1920 }, 224, 398],
    [{ width: 640, height: 640 }, 224, 224],
  ])('of %j is %d × %d', (video, width, height) => expect(coveringSize(video, SQUARE)).toEqual({ width, height, fit: 'stretch' }));
});

describe('the middle of a frame', () => {
  /** Each pixel tells its column and row. */
  const frame = (width: number, height: number) => ({
    at: 1.5, width, height,
    rgb: Uint8Array.from({ length: width * height * 3 }, (_, i) => [Math.floor(i / 3) % width, Math.floor(i / 3 / width), 7][i % 3] ?? 0),
  });

  it('is cut out of a wide one', () => {
    const { at, width, height, rgb } = cropCentre(frame(6, 2), { width: 2, height: 2 });
    expect({ at, width, height, rgb: [...rgb] }).toEqual({
      at: 1.5, width: 2, height: 2, rgb: [2, 0, 7, 3, 0, 7, 2, 1, 7, 3, 1, 7],
    });
  });

  it('is cut out of a high one', () => expect([...cropCentre(frame(1, 5), { width: 1, height: 1 }).rgb]).toEqual([0, 2, 7]));

  it('is the frame itself when nothing is over', () => {
    const whole = frame(4, 4);
    expect(cropCentre(whole, { width: 4, height: 4 })).toBe(whole);
    expect(cropCentre(whole, { width: 9, height: 9 })).toBe(whole);
  });
});
