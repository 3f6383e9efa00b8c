import type { Frame } from '../domain/frame.ts';
import type { Shot } from '../domain/scan.ts';
import type { Quadrilateral, ScreenLine } from '../domain/screen-text.ts';
import type { RecognisedFrame } from './text-frames.ts';

/** A time, halfway between two frames that were read, at which lines come or go; where those stand. Seconds. */
export interface LineBoundary {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly boxes: readonly Quadrilateral[];
}

/** Kinds of lines that stand still: what moves through the picture comes and goes at its edge. */
const STILL: readonly ScreenLine['kind'][] = ['plain', 'caption'];

/** The times between frames at which lines come or go, ascending; their spans do not overlap. Cuts are exact already. */
export const lineBoundaries = (lines: readonly ScreenLine[], frames: readonly RecognisedFrame[], shots: readonly Shot[]): readonly LineBoundary[] => {
  const boxesAt = new Map<number, Quadrilateral[]>();
  for (const { start, end, box, kind } of lines) {
    if (box === undefined || !STILL.includes(kind)) continue;
    for (const at of [start, end]) boxesAt.set(at, [...(boxesAt.get(at) ?? []), box]);
  }
  const isCut = (from: number, to: number): boolean => shots.some(({ start }) => start > from && start <= to);
  return frames.slice(1).flatMap(({ at: to }, index) => {
    const from = frames[index]?.at ?? to;
    const at = (from + to) / 2;
    const boxes = boxesAt.get(at);
    return boxes === undefined || isCut(from, to) ? [] : [{ at, from, to, boxes }];
  });
};

/** Root of the mean squared difference of luma, of 255, below which nothing was seen to come or go in the boxes. */
const VISIBLE = 6;
/** Share of a box's height that is looked at around it: outlines and shadows belong to letters. */
const MARGIN = 0.1;

/**
 * The time of the first frame that shows the boxes as the last one does: the point that parts the frames best into those like the
 * first and those like the last. Undefined where first and last look alike there. `frames` ascend from one side of the boundary
 * to the other.
 */
export const changeTime = (frames: readonly Frame[], boxes: readonly Quadrilateral[]): number | undefined => {
  const looks = frames.map((frame) => boxes.flatMap((box) => lumaWithin(frame, box)));
  const [before, after] = [looks[0], looks.at(-1)];
  if (before === undefined || after === undefined || difference(before, after) < VISIBLE ** 2) return undefined;
  // How much worse each frame fits to the side before than to the side after; the sum is greatest when all of the former are counted.
  const gains = looks.map((look) => difference(look, after) - difference(look, before));
  let [sum, best, first] = [0, -Infinity, 0];
  gains.forEach((gain, index) => {
    sum += gain;
    if (sum <= best) return;
    best = sum;
    first = index + 1;
  });
  return frames[first]?.at;
};

/** The lines with exact times where they are known: `exact` by the time that stood there before. */
export const withExactEnds = (lines: readonly ScreenLine[], exact: ReadonlyMap<number, number>): readonly ScreenLine[] =>
  lines.map((line) => {
    const [start, end] = [exact.get(line.start) ?? line.start, exact.get(line.end) ?? line.end];
    return start < end ? { ...line, start, end } : line;
  }).toSorted((a, b) => a.start - b.start);

/** Luma (ITU-R BT.601) of the pixels in the upright box around a quadrilateral, row by row. */
const lumaWithin = ({ width, height, rgb }: Frame, box: Quadrilateral): readonly number[] => {
  const [xs, ys] = [box.map(([x]) => x * width), box.map(([, y]) => y * height)];
  const margin = MARGIN * (Math.max(...ys) - Math.min(...ys));
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs) - margin)), Math.min(width, Math.ceil(Math.max(...xs) + margin))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys) - margin)), Math.min(height, Math.ceil(Math.max(...ys) + margin))];
  const lumas: number[] = [];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 3;
      lumas.push(0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0));
    }
  }
  return lumas;
};

/** Mean squared difference: strokes of letters count for more than what moves softly behind them. */
const difference = (a: readonly number[], b: readonly number[]): number =>
  a.length === 0 ? 0 : a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0) / a.length;
