import { describe, expect, it } from 'vitest';
import { ctcDecode, toClasses } from './ctc-decode.ts';
import { changesBetween, reduced, withRegions } from './changed-regions.ts';
import { lookOf, looksAlike } from './line-looks.ts';
import { resample } from './resample.ts';
import { SURE, SUSPECT, textBoxes } from './text-boxes.ts';
import { cornersOf, minAreaBox, type TurnedBox } from './turned-box.ts';

const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** A map that is sure inside the boxes and sure of nothing elsewhere. */
const mapOf = (boxes: readonly TurnedBox[], { width = 200, height = 120, sure = 0.9 } = {}) => {
  const values = new Float32Array(width * height).fill(0.01);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    for (const box of boxes) {
      const [dx, dy, cos, sin] = [x - box.x, y - box.y, Math.cos(box.angle), Math.sin(box.angle)];
      if (Math.abs(dx * cos + dy * sin) <= box.width / 2 && Math.abs(dy * cos - dx * sin) <= box.height / 2) values[i] = sure;
    }
  }
  return { width, height, values };
};

describe('the smallest box around points', () => {
  it.each([0, 5, 15, -15, 40, -44])('lies along a rectangle that is turned by %i degrees', (turn) => {
    const truth = { x: 80, y: 60, width: 90, height: 20, angle: (turn * Math.PI) / 180 };
    const box = minAreaBox([...cornersOf(truth), [80, 60]]);
    for (const key of ['x', 'y', 'width', 'height', 'angle'] as const) expect(box[key]).toBeCloseTo(truth[key], 6);
  });

  it('is told by the side nearer to the horizontal: what stands upright is higher than wide', () => {
    expect(minAreaBox([[0, 0], [10, 0], [10, 50], [0, 50]])).toMatchObject({ width: 10, height: 50, angle: 0 });
  });

  it('has no area around one point or a row of them', () => {
    expect(minAreaBox([[3, 4]])).toMatchObject({ x: 3, y: 4, width: 0, height: 0 });
    expect(minAreaBox([[0, 0], [5, 0], [9, 0]])).toMatchObject({ width: 9, height: 0 });
  });
});

describe('boxes of lines in a map', () => {
  it.each([0, 12, -15])('are those drawn, grown to the height of the letters, at %i degrees', (turn) => {
    const truth = { x: 100, y: 60, width: 120, height: 12, angle: (turn * Math.PI) / 180 };
    const [found, ...others] = textBoxes(mapOf([truth]));
    expect(others).toEqual([]);
    expect(degrees(found?.box.angle ?? 99)).toBeCloseTo(turn, 0);
    // Area × 1.6 / perimeter on every side: 8.7 pixels.
    expect(found?.box.height).toBeGreaterThan(27);
    expect(found?.box.height).toBeLessThan(33);
    expect(found?.box.x).toBeCloseTo(100, 0);
    expect(found?.score).toBeGreaterThan(0.8);
  });

  it('are as many as lines that do not touch, from top to bottom', () => {
    const lines = [20, 50, 90].map((y) => ({ x: 100, y, width: 100, height: 10, angle: 0 }));
    expect(textBoxes(mapOf(lines)).map(({ box }) => Math.round(box.y))).toEqual([20, 50, 90]);
  });

  it('are none where nothing is sure, or the only spot is a speck', () => {
    expect(textBoxes(mapOf([]))).toEqual([]);
    expect(textBoxes(mapOf([{ x: 100, y: 60, width: 100, height: 12, angle: 0 }], { sure: 0.4 }))).toEqual([]);
    expect(textBoxes(mapOf([{ x: 100, y: 60, width: 2, height: 2, angle: 0 }]))).toEqual([]);
  });

  it('are suspected where the detector half believes in them', () => {
    const faint = mapOf([{ x: 100, y: 60, width: 100, height: 12, angle: 0 }], { sure: 0.25 });
    expect(textBoxes(faint, SURE)).toEqual([]);
    expect(textBoxes(faint, SUSPECT)).toHaveLength(1);
    expect(textBoxes(mapOf([]), SUSPECT)).toEqual([]);
  });
});

describe('a part of a picture', () => {
  const NONE = { mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] } as const;
  // Red grows to the right, green downwards.
  const picture = { width: 40, height: 30, rgb: Uint8Array.from({ length: 40 * 30 * 3 }, (_, i) => [((i / 3) | 0) % 40, ((i / 3) | 0) / 40, 200][i % 3] ?? 0) };
  const cut = (box: TurnedBox, width: number, height: number): Float32Array => {
    const values = new Float32Array(3 * width * height);
    resample(picture, box, { ...NONE, values, offset: 0, width, height, stride: width });
    return values;
  };

  it('keeps its pixels where neither size nor angle change, blue in the first plane', () => {
    const values = cut({ x: 20, y: 15, width: 4, height: 2, angle: 0 }, 4, 2);
    expect([...values.slice(0, 8)]).toEqual(Array(8).fill(200));
    expect([...values.slice(16, 24)]).toEqual([18, 19, 20, 21, 18, 19, 20, 21]);
    expect([...values.slice(8, 16)]).toEqual([14, 14, 14, 14, 15, 15, 15, 15]);
  });

  it('is upright afterwards when it was turned by a right angle', () => {
    const values = cut({ x: 20, y: 15, width: 4, height: 2, angle: Math.PI / 2 }, 4, 2);
    // Along the line green grows; from its head to its foot red falls.
    expect([...values.slice(8, 12)].map(Math.round)).toEqual([13, 14, 15, 16]);
    expect([...values.slice(16, 20)].map(Math.round)).toEqual([20, 20, 20, 20]);
  });

  it('is a mean where it is reduced, and repeats the edge outside', () => {
    expect(cut({ x: 20, y: 15, width: 8, height: 8, angle: 0 }, 1, 1)[2]).toBeCloseTo(19.5, 5);
    expect([...cut({ x: -4, y: 15, width: 4, height: 1, angle: 0 }, 4, 1).slice(8, 12)]).toEqual([0, 0, 0, 0]);
  });
});

describe('characters from probabilities', () => {
  const classes = toClasses('a\nb\r\nc\n');
  /** A step that is this sure of one class, and hardly thinks of another. */
  const step = (index: number, sure = 0.9): number[] => classes.map((_, at) => (at === index ? sure : (1 - sure) / 1_000));
  const decoded = (...steps: number[][]) => ctcDecode(Float32Array.from(steps.flat()), classes);

  it('are the blank, those of the dictionary, and the space', () => expect(classes).toEqual(['', 'a', 'b', 'c', ' ']));

  it.each<[string, readonly number[], string]>([
    ['a repetition is one character', [1, 1, 1, 2], 'ab'],
    ['two with a blank between are two', [1, 0, 1], 'aa'],
    ['blanks alone are nothing', [0, 0], ''],
    ['spaces at the ends go', [4, 1, 4, 2, 4], 'a b'],
  ])('%s', (_, indices, expected) => expect(decoded(...indices.map((index) => step(index))).text).toBe(expected));

  it('have a space between words where it is but thought of, not between Chinese ones', () => {
    const gap = [0.93, 0, 0, 0, 0.07];
    expect(decoded(step(1), step(0), step(2)).text).toBe('ab');
    expect(decoded(step(1), gap, step(2)).text).toBe('a b');
    expect(decoded(gap, step(1), gap).text).toBe('a');
    const chinese = toClasses('出\n口');
    expect(ctcDecode(Float32Array.from([[0, 0.9, 0, 0], [0.93, 0, 0, 0.07], [0, 0, 0.9, 0]].flat()), chinese).text).toBe('出口');
  });

  it('are as sure as their mean', () => expect(decoded(step(1, 0.9), step(2, 0.7)).confidence).toBeCloseTo(0.8, 5));
});

describe('what changed between two pictures', () => {
  const size = { width: 640, height: 360 };
  const plain = { ...size, grey: new Uint8Array(640 * 360).fill(90) };
  const painted = (boxes: readonly (readonly [number, number, number, number])[], value = 200) => {
    const grey = plain.grey.slice();
    for (const [left, top, width, height] of boxes) for (let y = top; y < top + height; y++) grey.fill(value, y * 640 + left, y * 640 + left + width);
    return { ...size, grey };
  };
  const changes = (before: typeof plain, after: typeof plain) => changesBetween(reduced(before), reduced(after));

  it('is nothing in a still picture, and under a little noise', () => {
    expect(changes(plain, plain)).toEqual({ share: 0, regions: [] });
    expect(changes(plain, { ...size, grey: plain.grey.map((value, i) => value + (i % 7)) }).regions).toEqual([]);
  });

  it('is where a letter of 12 pixels came', () => {
    const { regions, share } = changes(plain, painted([[300, 200, 8, 12]]));
    expect(regions).toHaveLength(1);
    expect(share).toBeLessThan(0.01);
    expect(regions[0]).toMatchObject({ left: expect.closeTo(296, -1.5), top: expect.closeTo(200, -1.5) });
  });

  it('is one region for what lies side by side, two for what lies apart, and all of another size', () => {
    expect(changes(plain, painted([[100, 100, 40, 20], [144, 100, 40, 20]])).regions).toHaveLength(1);
    expect(changes(plain, painted([[20, 20, 40, 20], [500, 300, 40, 20]])).regions).toHaveLength(2);
    expect(changesBetween(reduced(plain), reduced({ width: 320, height: 180, grey: new Uint8Array(320 * 180) })).share).toBe(1);
  });

  it('adds up while it is slow, and is forgotten where it was looked at', () => {
    const [before, after] = [reduced(plain), reduced(painted([[0, 0, 640, 360]], 96))];
    expect(changesBetween(before, after).regions).toEqual([]);
    expect(changesBetween(withRegions(before, after, []), reduced(painted([[0, 0, 640, 360]], 102))).share).toBe(1);
    expect(changesBetween(withRegions(before, after, [{ left: 0, top: 0, right: 640, bottom: 360 }]), reduced(painted([[0, 0, 640, 360]], 102))).share).toBe(0);
  });
});

describe('what a line looks like', () => {
  /** Bars as wide as the digits say, one beside the other, dark on light. */
  const picture = (code: string, [left, top]: readonly [number, number] = [40, 30]) => {
    const grey = new Uint8Array(400 * 100).fill(220);
    let x = left;
    for (const digit of code) {
      for (let y = top; y < top + 24; y++) grey.fill(30, y * 400 + x, y * 400 + x + Number(digit) + 2);
      x += Number(digit) + 7;
    }
    return { width: 400, height: 100, grey };
  };
  const box = { x: 40 + 100, y: 30 + 12, width: 204, height: 32, angle: 0 };

  it('is the same where it has moved, and not when a part of it changed', () => {
    const look = lookOf(picture('2753816492'), box);
    expect(looksAlike(look, lookOf(picture('2753816492', [60, 50]), { ...box, x: box.x + 20, y: box.y + 21 }))).toBe(true);
    expect(looksAlike(look, lookOf(picture('2753816462'), box))).toBe(false);
    expect(looksAlike(look, lookOf(picture('2753882416'), box))).toBe(false);
    expect(looksAlike(look, lookOf(picture('2753816492'), { ...box, width: 240 }))).toBe(false);
  });
});
