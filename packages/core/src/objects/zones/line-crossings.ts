import type { ObjectTrack } from '../../domain/object-track.ts';
import type { Corner } from '../../domain/screen-text.ts';
import type { Movement } from '../movement.ts';
import { crossings, stretchesOf } from './crossings.ts';

/** The middle of a thing goes over a line. */
export interface LineCrossing {
  readonly track: ObjectTrack;
  readonly at: number;
  /** To which side: a steep line is crossed to the left or the right, a flat one up or down. */
  readonly to: Extract<Movement, 'left' | 'right' | 'up' | 'down'>;
}

/** Seconds within which a thing that comes back was not over the line: on it, boxes tremble. */
const FORGIVEN = 0.5;

/** When things go over the line from `a` to `b`, the earliest first, to the instant, as they move evenly between two points of their paths. */
export const lineCrossings = (tracks: readonly ObjectTrack[], [a, b]: readonly [Corner, Corner]): readonly LineCrossing[] => {
  const isSteep = Math.abs(b[1] - a[1]) >= Math.abs(b[0] - a[0]);
  return tracks.flatMap((track) => {
    const over: LineCrossing[] = [];
    for (const stretch of stretchesOf(track)) {
      for (const share of crossings(stretch, a, b)) {
        const side = sideOf(stretch.to, [a, b]) - sideOf(stretch.from, [a, b]);
        const one: LineCrossing = { track, at: stretch.timeAt(share), to: isSteep ? (side > 0 ? 'right' : 'left') : side > 0 ? 'down' : 'up' };
        const last = over.at(-1);
        if (last !== undefined && last.to !== one.to && one.at - last.at <= FORGIVEN) over.pop();
        else over.push(one);
      }
    }
    return over;
  }).toSorted((one, other) => one.at - other.at);
};

/** Below 0 to the left of a steep line, and above a flat one. */
const sideOf = ([x, y]: Corner, [[ax, ay], [bx, by]]: readonly [Corner, Corner]): number => {
  const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const isSteep = Math.abs(by - ay) >= Math.abs(bx - ax);
  return isSteep ? -side * Math.sign(by - ay) : side * Math.sign(bx - ax);
};
