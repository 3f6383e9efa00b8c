import type { GreyPicture } from '../grey-picture.ts';
import type { TurnedBox } from './turned-box.ts';

/** A line as a strip of grey, 24 pixels high: enough to tell whether it is the same line, wherever it has moved to. */
export interface LineLook {
  readonly width: number;
  readonly grey: Uint8Array;
}

const HEIGHT = 24;
/** Longer lines are the same when so much of them is. */
const MAX_WIDTH = 720;
/** Strips are compared piece by piece, each about as wide as a letter: of "step 1" and "step 2" nothing else differs. */
const PIECE = HEIGHT / 2;
/**
 * Correlation of two pieces from which on they show the same letter. In sans and serif letters of 16 to 60 pixels two digits reach
 * .83 (6 and 8), the same one after noise or strong compression falls to .96.
 */
const SAME = 0.9;
/** Deviation of brightness below which a piece is empty, and that of one which is not the same as an empty one. */
const FLAT = 6;
const NOT_FLAT = 12;

/** What a line looks like in a picture. */
export const lookOf = ({ width, height, grey }: GreyPicture, box: TurnedBox): LineLook => {
  const wide = Math.max(1, Math.min(MAX_WIDTH, Math.round((HEIGHT * box.width) / Math.max(1, box.height))));
  const [cos, sin, stepU, stepV] = [Math.cos(box.angle), Math.sin(box.angle), box.width / wide, box.height / HEIGHT];
  const look = new Uint16Array(wide * HEIGHT);
  // Four samples a pixel.
  for (let j = 0; j < 2 * HEIGHT; j++) {
    const v = (j + 0.5) * (stepV / 2) - box.height / 2;
    for (let i = 0; i < 2 * wide; i++) {
      const u = (i + 0.5) * (stepU / 2) - box.width / 2;
      const x = Math.max(0, Math.min(width - 1, Math.floor(box.x + u * cos - v * sin)));
      const y = Math.max(0, Math.min(height - 1, Math.floor(box.y + u * sin + v * cos)));
      const at = (j >> 1) * wide + (i >> 1);
      look[at] = (look[at] ?? 0) + (grey[y * width + x] ?? 0);
    }
  }
  return { width: wide, grey: Uint8Array.from(look, (sum) => sum >> 2) };
};

/** Whether two strips show the same line: every piece correlates (normalised cross-correlation), or is empty in both. */
export const looksAlike = (a: LineLook, b: LineLook): boolean => {
  if (Math.abs(a.width - b.width) > Math.max(1, 0.04 * a.width)) return false;
  const width = Math.min(a.width, b.width);
  for (let from = 0; from < width; from += PIECE) {
    const piece = { from: Math.max(0, Math.min(from, width - PIECE)), to: Math.min(width, from + PIECE) };
    if (!SHIFTS.some(([right, down]) => samePiece(a, b, { ...piece, right, down }))) return false;
  }
  return true;
};

/** Pixels to the right and down by which a piece may have moved: a detector's box is off by as much. */
const SHIFTS = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0]] as const;

/** Columns of one strip, and how far they lie to the right and down in the other one. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly right: number;
  readonly down: number;
}

const samePiece = (a: LineLook, b: LineLook, { from, to, right, down }: Piece): boolean => {
  let [count, sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -down); y < Math.min(HEIGHT, HEIGHT - down); y++) {
    for (let x = Math.max(from, -right); x < Math.min(to, b.width - right); x++) {
      const [p, q] = [a.grey[y * a.width + x] ?? 0, b.grey[(y + down) * b.width + x + right] ?? 0];
      count += 1;
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const [varA, varB] = [squareA / count - (sumA / count) ** 2, squareB / count - (sumB / count) ** 2];
  if (Math.min(varA, varB) < FLAT ** 2) return Math.max(varA, varB) < NOT_FLAT ** 2;
  return (product / count - (sumA / count) * (sumB / count)) / Math.sqrt(varA * varB) >= SAME;
};
