import { describe, expect, it } from 'vitest';
import { heldStretches, type SizedFrame } from './held-stretches.ts';

const HD = 1280 * 720;
const times = (count: number, sizes: readonly number[]): number[] => Array.from({ length: count }, () => sizes).flat();
/** Frames shown in the order in which they are decoded, 25 a second. */
const inOrder = (sizes: readonly number[]): SizedFrame[] => sizes.map((size, index) => ({ at: index / 25, size }));

/**
 * Sizes as encoders made them of one slide at 1280 × 720, on which a word of 20 pixels stands from second 3 to 5, or a clock of one
 * digit in one corner.
 */
const SIZES = {
  'H.264 without B-frames': [19_461, 959, 162, 36, 20, ...times(70, [17]), 410, 20, ...times(48, [17]), 35, 33, 20, ...times(72, [17])],
  'H.264 with B-frames': [13_963, 390, 38, 36, 36, 113, 38, 36, 36, 80, 38, 36, 36, ...times(15, [72, 38, 36, 36]), 387, 43, 36, 40, 83, 38, 36, 36, ...times(10, [72, 38, 36, 36]), 97, 43, 41, 36, 76, 38, 36, 36, ...times(15, [72, 38, 36, 36])],
  'HEVC': [14_643, 78, 79, 76, 75, ...times(17, [80, 77, 76, 76]), 462, 80, 76, 78, 131, 77, 76, 76, ...times(10, [80, 77, 76, 76]), 84, 80, 78, 76, ...times(17, [80, 77, 76, 76])],
};

describe('a held picture', () => {
  it.each(Object.entries(SIZES))('of %s ends with the frame before the first that shows another one', (_, sizes) => {
    const spans = heldStretches(inOrder(sizes), HD);
    expect(spans).toHaveLength(3);
    const appears = sizes.findIndex((size, index) => index > 20 && size > 300) / 25;
    expect(spans[0]?.end).toBeCloseTo(appears - 0.04);
    expect(spans[1]?.start).toBeGreaterThanOrEqual(appears);
    expect(spans[2]?.end).toBeCloseTo((sizes.length - 1) / 25);
  });
  it('ends before frames that are shown earlier than they are decoded, and may show what comes', () => {
    // A P-frame at 2.12 s with something new; three B-frames that are shown before it follow.
    const order = [{ at: 0, size: 9000 }, ...Array.from({ length: 50 }, (_, index) => ({ at: (index + 1) / 25, size: 30 }))];
    const reordered = [...order, { at: 2.16, size: 500 }, ...[2.04, 2.08, 2.12].map((at) => ({ at, size: 30 })), ...Array.from({ length: 40 }, (_, index) => ({ at: 2.2 + index / 25, size: 30 }))];
    expect(heldStretches(reordered, HD).map(({ start, end }) => [start, Math.round(end * 100) / 100])).toEqual([[0, 2], [2.16, 3.76]]);
  });
  it('is none where a clock goes, a camera makes noise, few frames are or none', () => {
    const clock = [21_919, ...times(20, [155, 42, 40, 37]).map((size, index) => (index % 4 === 0 ? size + ((index * 7) % 61) : size))];
    expect(heldStretches(inOrder(clock), HD)).toEqual([]);
    expect(heldStretches(inOrder([50_000, ...Array.from({ length: 249 }, (_, index) => 900 + ((index * 37) % 400))]), HD)).toEqual([]);
    expect(heldStretches(inOrder([50_000, ...times(249, [4000])]), HD)).toEqual([]);
    expect(heldStretches(inOrder([50_000, 30, 30]), HD)).toEqual([]);
    expect(heldStretches([], HD)).toEqual([]);
  });
});
