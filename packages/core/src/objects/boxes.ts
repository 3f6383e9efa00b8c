import type { PathPoint } from '../domain/object-track.ts';
import type { Corner, Quadrilateral } from '../domain/screen-text.ts';

/** An upright box by its edges, in shares of the picture. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The upright box around four corners. */
export const edgesOf = (box: Quadrilateral): Edges => {
  const xs = box.map(([x]) => x);
  const ys = box.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

/** The corners of an upright box, clockwise from the upper left one. */
export const boxOf = ({ left, top, right, bottom }: Edges): Quadrilateral => [[left, top], [right, top], [right, bottom], [left, bottom]];

/** The middle of a box. */
export const middleOf = (box: Quadrilateral): Corner => {
  const { left, top, right, bottom } = edgesOf(box);
  return [(left + right) / 2, (top + bottom) / 2];
};

/** The share of the picture that a box covers. */
export const boxArea = (box: Quadrilateral): number => {
  const { left, top, right, bottom } = edgesOf(box);
  return (right - left) * (bottom - top);
};

/** Intersection over union of two upright boxes, 0 to 1. */
export const boxIou = (a: Quadrilateral, b: Quadrilateral): number => {
  const [one, other] = [edgesOf(a), edgesOf(b)];
  const width = Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left));
  const height = Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  const shared = width * height;
  const union = boxArea(a) + boxArea(b) - shared;
  return union > 0 ? shared / union : 0;
};

/** Where a thing is at `at` seconds: between two points of its path it moves evenly. Undefined before the first and after the last. */
export const boxAt = (path: readonly PathPoint[], at: number): Quadrilateral | undefined => {
  const next = firstFrom(path, at);
  const after = path[next];
  if (after === undefined) return undefined;
  if (after.at === at) return after.box;
  const before = path[next - 1];
  if (before === undefined) return undefined;
  const share = (at - before.at) / (after.at - before.at);
  const between = (corner: 0 | 1 | 2 | 3): Corner => {
    const [[x, y], [toX, toY]] = [before.box[corner], after.box[corner]];
    return [x + share * (toX - x), y + share * (toY - y)];
  };
  return [between(0), between(1), between(2), between(3)];
};

/** The number of the first point that is not before `at`, by bisection: the player asks for every picture that it shows. */
const firstFrom = (path: readonly PathPoint[], at: number): number => {
  let [low, high] = [0, path.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((path[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
