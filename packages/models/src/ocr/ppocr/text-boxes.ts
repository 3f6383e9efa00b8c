import type { Corner } from '@frameseek/core';
import { minAreaBox, type TurnedBox } from './turned-box.ts';

/** How likely each pixel belongs to the middle of a line of text, 0 to 1, row by row. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A line of text as the detector sees it; `score` is the mean probability inside, 0 to 1. */
export interface TextBox {
  readonly box: TurnedBox;
  readonly score: number;
}

/** Pixels above are part of a line. The values of PaddleOCR for its mobile detectors, but for the second, which is judged in the decision on readers. */
const PIXEL = 0.3;
const BOX = 0.5;
/** Lines are found shrunk, so that neighbours do not touch: they grow again by area × this / perimeter on every side. */
const UNCLIP = 1.6;
/** Shorter sides, in pixels of the map, are specks. */
const MIN_SIDE = 3;

/** How sure the detector must be of the pixels of a line, and of the line as a whole, 0 to 1. */
export interface Sureness {
  readonly pixel: number;
  readonly box: number;
}
/** What is text. */
export const SURE: Sureness = { pixel: PIXEL, box: BOX };
/** What may be text, of which more pixels would tell. */
export const SUSPECT: Sureness = { pixel: 0.15, box: 0.2 };

/** The boxes around lines of text in a map, from top to bottom: differentiable binarization (Liao et al. 2020). */
export const textBoxes = (map: ProbabilityMap, least: Sureness = SURE): readonly TextBox[] => {
  const found: TextBox[] = [];
  const seen = new Uint8Array(map.values.length);
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (map.values[start] ?? 0) <= least.pixel) continue;
    const box = minAreaBox(rimOf(map, { seen, start, least: least.pixel }));
    if (Math.min(box.width, box.height) < MIN_SIDE) continue;
    const score = meanInside(map, box);
    if (score >= least.box) found.push({ box: unclipped(box), score });
  }
  return found;
};

const unclipped = (box: TurnedBox): TurnedBox => {
  const off = (box.width * box.height * UNCLIP) / (2 * (box.width + box.height));
  return { ...box, width: box.width + 2 * off, height: box.height + 2 * off };
};

/** A pixel that is above the least probability, and those that were seen before, which is added to. */
interface Seed {
  readonly seen: Uint8Array;
  readonly start: number;
  readonly least: number;
}

/** The ends of each row of the pixels that hang together with this one, which are then seen. Corners of the pixels, so that one row has a height. */
const rimOf = ({ width, height, values }: ProbabilityMap, { seen, start, least }: Seed): Corner[] => {
  const rows = new Map<number, { left: number; right: number }>();
  const waiting = [start];
  seen[start] = 1;
  for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const row = rows.get(y);
    if (row === undefined) rows.set(y, { left: x, right: x });
    else [row.left, row.right] = [Math.min(row.left, x), Math.max(row.right, x)];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const near = v * width + u;
        if (seen[near] === 1 || (values[near] ?? 0) <= least) continue;
        seen[near] = 1;
        waiting.push(near);
      }
    }
  }
  return [...rows].flatMap(([y, { left, right }]): Corner[] => [[left, y], [left, y + 1], [right + 1, y], [right + 1, y + 1]]);
};

const meanInside = ({ width, height, values }: ProbabilityMap, box: TurnedBox): number => {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const reachX = (Math.abs(cos) * box.width + Math.abs(sin) * box.height) / 2;
  const reachY = (Math.abs(sin) * box.width + Math.abs(cos) * box.height) / 2;
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, Math.floor(box.y - reachY)); y < Math.min(height, box.y + reachY); y++) {
    for (let x = Math.max(0, Math.floor(box.x - reachX)); x < Math.min(width, box.x + reachX); x++) {
      const [dx, dy] = [x + 0.5 - box.x, y + 0.5 - box.y];
      if (Math.abs(dx * cos + dy * sin) > box.width / 2 || Math.abs(dy * cos - dx * sin) > box.height / 2) continue;
      sum += values[y * width + x] ?? 0;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
};
