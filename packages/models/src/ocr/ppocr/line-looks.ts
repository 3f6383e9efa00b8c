import type { GreyPicture } from '../grey-picture.ts';
import type { TurnedBox } from './turned-box.ts';

/** A line as a strip of grey, 12 pixels high: enough to tell whether it is the same line, wherever it has moved to. */
export interface LineLook {
  readonly width: number;
  readonly grey: Float32Array;
}

const HEIGHT = 12;
/** Longer lines are the same when so much of them is. */
const MAX_WIDTH = 360;
/** Strips are compared piece by piece, so that one changed word is noticed. */
const PIECE = 2 * HEIGHT;
/** Correlation of two pieces from which on they show the same letters: a detector's box is off by a pixel or two. */
const SAME = 0.8;
/** Deviation of brightness below which a piece is empty. */
const FLAT = 4;

/** What a line looks like in a picture. */
export const lookOf = ({ width, height, grey }: GreyPicture, box: TurnedBox): LineLook => {
  const wide = Math.max(1, Math.min(MAX_WIDTH, Math.round((HEIGHT * box.width) / Math.max(1, box.height))));
  const [cos, sin, stepU, stepV] = [Math.cos(box.angle), Math.sin(box.angle), box.width / wide, box.height / HEIGHT];
  const look = new Float32Array(wide * HEIGHT);
  // Four samples a pixel.
  for (let j = 0; j < 2 * HEIGHT; j++) {
    const v = (j + 0.5) * (stepV / 2) - box.height / 2;
    for (let i = 0; i < 2 * wide; i++) {
      const u = (i + 0.5) * (stepU / 2) - box.width / 2;
      const x = Math.max(0, Math.min(width - 1, Math.floor(box.x + u * cos - v * sin)));
      const y = Math.max(0, Math.min(height - 1, Math.floor(box.y + u * sin + v * cos)));
      const at = (j >> 1) * wide + (i >> 1);
      look[at] = (look[at] ?? 0) + (grey[y * width + x] ?? 0) / 4;
    }
  }
  return { width: wide, grey: look };
};

/** Whether two strips show the same line: every piece correlates (normalised cross-correlation), or is empty in both. */
export const looksAlike = (a: LineLook, b: LineLook): boolean => {
  if (Math.abs(a.width - b.width) > Math.max(1, 0.04 * a.width)) return false;
  const width = Math.min(a.width, b.width);
  for (let from = 0; from < width; from += PIECE) {
    if (!samePiece(a, b, { from: Math.max(0, Math.min(from, width - PIECE)), to: Math.min(width, from + PIECE) })) return false;
  }
  return true;
};

const samePiece = (a: LineLook, b: LineLook, { from, to }: { readonly from: number; readonly to: number }): boolean => {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = from; x < to; x++) {
      const [p, q] = [a.grey[y * a.width + x] ?? 0, b.grey[y * b.width + x] ?? 0];
      [sumA, sumB, squareA, squareB, product] = [sumA + p, sumB + q, squareA + p * p, squareB + q * q, product + p * q];
    }
  }
  const count = (to - from) * HEIGHT;
  const [varA, varB] = [squareA / count - (sumA / count) ** 2, squareB / count - (sumB / count) ** 2];
  if (varA < FLAT ** 2 || varB < FLAT ** 2) return varA < FLAT ** 2 && varB < FLAT ** 2;
  return (product / count - (sumA / count) * (sumB / count)) / Math.sqrt(varA * varB) >= SAME;
};
