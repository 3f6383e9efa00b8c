import type { GreyPicture, LineBox } from '../grey-picture.ts';

/** A picture reduced by a whole number, each of its pixels the mean over a square of the original. */
export interface ReducedPicture extends GreyPicture {
  /** Pixels of the original along one side of such a square. */
  readonly by: number;
  /** Size of the original. */
  readonly from: { readonly width: number; readonly height: number };
}

/** Where a picture differs from the one before: `share` of its tiles, and boxes around them in pixels of the original. */
interface Changes {
  readonly share: number;
  readonly regions: readonly LineBox[];
}

/** Pixels of width that are enough to see a letter come or go. */
const WIDTH = 320;
/** Side of a tile in pixels of the reduced picture. */
const TILE = 8;
/** Difference of brightness (0 to 255) that compression makes; a letter of 12 pixels makes a multiple of it. */
const NOISE = 9;

/** The picture reduced to about 320 pixels of width. */
export const reduced = ({ width, height, grey }: GreyPicture): ReducedPicture => {
  const by = Math.max(1, Math.round(width / WIDTH));
  const small = { width: Math.max(1, Math.floor(width / by)), height: Math.max(1, Math.floor(height / by)) };
  const means = new Uint8Array(small.width * small.height);
  const sums = new Uint32Array(small.width);
  for (let y = 0; y < small.height; y++) {
    sums.fill(0);
    for (let v = y * by; v < (y + 1) * by; v++) {
      for (let x = 0, from = v * width; x < small.width; x++) for (let u = 0; u < by; u++) sums[x] = (sums[x] ?? 0) + (grey[from++] ?? 0);
    }
    for (let x = 0; x < small.width; x++) means[y * small.width + x] = (sums[x] ?? 0) / (by * by);
  }
  return { ...small, grey: means, by, from: { width, height } };
};

/** Where the later picture differs. Pictures of two sizes differ everywhere. */
export const changesBetween = (before: ReducedPicture, after: ReducedPicture): Changes => {
  const { width, height } = after.from;
  if (before.from.width !== width || before.from.height !== height) return { share: 1, regions: [{ left: 0, top: 0, right: width, bottom: height }] };
  const [columns, rows] = [Math.ceil(after.width / TILE), Math.ceil(after.height / TILE)];
  const changed = new Uint8Array(columns * rows);
  for (let i = 0; i < after.grey.length; i++) {
    if (Math.abs((after.grey[i] ?? 0) - (before.grey[i] ?? 0)) <= NOISE) continue;
    changed[Math.floor(Math.floor(i / after.width) / TILE) * columns + Math.floor((i % after.width) / TILE)] = 1;
  }
  const side = TILE * after.by;
  const boxes = [...changed].flatMap((is, i): LineBox[] => {
    if (is === 0) return [];
    const [x, y] = [(i % columns) * side, Math.floor(i / columns) * side];
    return [{ left: x, top: y, right: Math.min(width, x + side), bottom: Math.min(height, y + side) }];
  });
  return { share: boxes.length / changed.length, regions: merged(boxes, side) };
};

/** What the first one shows, but in the regions what the second one does: slow changes add up until they are seen. */
export const withRegions = (before: ReducedPicture, after: ReducedPicture, regions: readonly LineBox[]): ReducedPicture => {
  const grey = before.grey.slice();
  for (const { left, top, right, bottom } of regions) {
    const [from, to] = [Math.floor(left / after.by), Math.min(after.width, Math.ceil(right / after.by))];
    for (let y = Math.floor(top / after.by); y < Math.min(after.height, Math.ceil(bottom / after.by)); y++) {
      grey.set(after.grey.subarray(y * after.width + from, y * after.width + to), y * after.width + from);
    }
  }
  return { ...after, grey };
};

/** Boxes that lie within `reach` pixels of each other become one, until none do. */
export const merged = (boxes: readonly LineBox[], reach: number): readonly LineBox[] => {
  const apart: LineBox[] = [];
  for (const box of boxes) {
    let whole = box;
    for (let near = apart.findIndex((other) => touches(whole, other, reach)); near >= 0; near = apart.findIndex((other) => touches(whole, other, reach))) {
      const [other] = apart.splice(near, 1);
      if (other !== undefined) whole = union(whole, other);
    }
    apart.push(whole);
  }
  return apart;
};

/** Whether two boxes lie within `reach` pixels of each other. */
export const touches = (a: LineBox, b: LineBox, reach = 0): boolean =>
  a.left <= b.right + reach && b.left <= a.right + reach && a.top <= b.bottom + reach && b.top <= a.bottom + reach;

/** The box around both. */
const union = (a: LineBox, b: LineBox): LineBox => ({
  left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom),
});
