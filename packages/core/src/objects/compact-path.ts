import type { PathPoint } from '../domain/object-track.ts';

/** How far an edge may be from where it was seen, as a share of the picture: less than a pixel of a player that is 300 pixels wide. */
const TOLERANCE = 0.003;

/**
 * The path without the points that lie where an even movement between their neighbours has them anyway (Douglas and Peucker 1973, in time): what stands still
 * or moves straight takes two points, however long it is there.
 */
export const compactPath = (path: readonly PathPoint[], tolerance = TOLERANCE): readonly PathPoint[] => {
  const kept = new Set([0, path.length - 1]);
  const open: (readonly [from: number, to: number])[] = [[0, path.length - 1]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [from, to] = stretch;
    const worst = farthest(path, from, to);
    if (worst.distance <= tolerance) continue;
    kept.add(worst.index);
    open.push([from, worst.index], [worst.index, to]);
  }
  return path.filter((_, index) => kept.has(index));
};

const farthest = (path: readonly PathPoint[], from: number, to: number): { readonly index: number; readonly distance: number } => {
  let worst = { index: from, distance: 0 };
  const [first, last] = [path[from], path[to]];
  if (first === undefined || last === undefined) return worst;
  for (let index = from + 1; index < to; index += 1) {
    const point = path[index];
    if (point === undefined) continue;
    const share = (point.at - first.at) / (last.at - first.at);
    const distance = Math.max(...point.box.flatMap((corner, number) => corner.map((value, axis) => {
      const [before, after] = [first.box[number]?.[axis] ?? 0, last.box[number]?.[axis] ?? 0];
      return Math.abs(value - before - (after - before) * share);
    })));
    if (distance > worst.distance) worst = { index, distance };
  }
  return worst;
};
