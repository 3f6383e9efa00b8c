import type { Corner } from '@frameseek/core';
import type { LineBox } from '../grey-picture.ts';

/** A rectangle that may be turned. Pixels; y goes down. */
export interface TurnedBox {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** The side nearer to the horizontal, and the other one. */
  readonly width: number;
  readonly height: number;
  /** Of `width` against the horizontal, clockwise, in radians: from -π/4 to π/4. */
  readonly angle: number;
}

/** The corners, clockwise from the one at the upper left. */
export const cornersOf = ({ x, y, width, height, angle }: TurnedBox): readonly [Corner, Corner, Corner, Corner] => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (u: number, v: number): Corner => [x + u * width * cos - v * height * sin, y + u * width * sin + v * height * cos];
  return [at(-0.5, -0.5), at(0.5, -0.5), at(0.5, 0.5), at(-0.5, 0.5)];
};

/** The upright box around a turned one, in whole pixels. */
export const around = (box: TurnedBox): LineBox => {
  const corners = cornersOf(box);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.floor(Math.min(...xs)), top: Math.floor(Math.min(...ys)), right: Math.ceil(Math.max(...xs)), bottom: Math.ceil(Math.max(...ys)) };
};

/** A box this much higher than wide holds a line that runs downwards, or upwards. */
const UPENDED = 1.5;

/** Whether the box stands on its end. */
export const isUpended = ({ width, height }: TurnedBox): boolean => height >= UPENDED * width;

/** The upper and the lower half of a box. */
export const halvesOf = (box: TurnedBox): readonly [TurnedBox, TurnedBox] => {
  const [dx, dy] = [-Math.sin(box.angle) * (box.height / 4), Math.cos(box.angle) * (box.height / 4)];
  const half = { ...box, height: box.height / 2 };
  return [{ ...half, x: box.x - dx, y: box.y - dy }, { ...half, x: box.x + dx, y: box.y + dy }];
};

/** The smallest rectangle around the points, whichever way it is turned: one of its sides lies along a side of their hull (Freeman & Shapira 1975). */
export const minAreaBox = (points: readonly Corner[]): TurnedBox => {
  const hull = convexHull(points);
  let [best, least]: [TurnedBox | undefined, number] = [undefined, Infinity];
  hull.forEach(([x, y], index) => {
    const [nextX, nextY] = hull[(index + 1) % hull.length] ?? [x, y];
    const box = boxAlong(hull, Math.atan2(nextY - y, nextX - x));
    if (box.width * box.height >= least) return;
    [best, least] = [box, box.width * box.height];
  });
  return best ?? boxAlong(hull, 0);
};

/** The rectangle around the points with a side at this angle. */
const boxAlong = (points: readonly Corner[], angle: number): TurnedBox => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    [left, right, top, bottom] = [Math.min(left, u), Math.max(right, u), Math.min(top, v), Math.max(bottom, v)];
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return upright({ x: u * cos - v * sin, y: u * sin + v * cos, width: right - left, height: bottom - top, angle });
};

/** The same rectangle told by its side nearer to the horizontal. */
const upright = (box: TurnedBox): TurnedBox => {
  const quarters = Math.round(box.angle / (Math.PI / 2));
  const angle = box.angle - quarters * (Math.PI / 2);
  return quarters % 2 === 0 ? { ...box, angle } : { ...box, angle, width: box.height, height: box.width };
};

/** Corners of the hull, by Andrew's monotone chain (1979). */
const convexHull = (points: readonly Corner[]): readonly Corner[] => {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  if (sorted.length < 3) return sorted;
  const chain = (along: readonly Corner[]): Corner[] => {
    const hull: Corner[] = [];
    for (const point of along) {
      while (hull.length > 1 && !turnsLeft(hull.at(-2), hull.at(-1), point)) hull.pop();
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
};

const turnsLeft = (a: Corner | undefined, b: Corner | undefined, [x, y]: Corner): boolean =>
  a !== undefined && b !== undefined && (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0;
