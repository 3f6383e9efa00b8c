import type { ObjectTrack } from '../../domain/object-track.ts';
import type { Corner } from '../../domain/screen-text.ts';
import type { Span } from '../../time/span.ts';
import { crossings, stretchesOf } from './crossings.ts';

/** A time in which the middle of a thing is within an area. */
export interface ZoneVisit extends Span {
  readonly track: ObjectTrack;
  /** Whether it was seen to come in, and to go out; else it was there when it was seen first, or last. */
  readonly entered: boolean;
  readonly left: boolean;
}

/** Seconds outside that do not end a visit: on the edge, boxes tremble. */
const FORGIVEN = 0.5;

/** When things are within an area with the given corners, the earliest first. To the instant, as things move evenly between two points of their paths. */
export const zoneVisits = (tracks: readonly ObjectTrack[], corners: readonly Corner[]): readonly ZoneVisit[] => {
  const edges = corners.map((corner, index) => [corner, corners[(index + 1) % corners.length] ?? corner] as const);
  return tracks.flatMap((track) => {
    const within: Span[] = [];
    for (const stretch of stretchesOf(track)) {
      const shares = [0, ...edges.flatMap(([from, to]) => crossings(stretch, from, to)).toSorted((a, b) => a - b), 1];
      for (const [index, share] of shares.entries()) {
        const before = shares[index - 1];
        if (before === undefined || share <= before || !isWithin(stretch.placeAt((before + share) / 2), corners)) continue;
        const [start, end] = [stretch.timeAt(before), stretch.timeAt(share)];
        const last = within.at(-1);
        if (last !== undefined && start - last.end <= FORGIVEN) within[within.length - 1] = { start: last.start, end };
        else within.push({ start, end });
      }
    }
    return within.map((span): ZoneVisit => ({ ...span, track, entered: span.start > track.start, left: span.end < track.end }));
  }).toSorted((a, b) => a.start - b.start);
};

/** By the number of edges to the right of it (even-odd rule). */
const isWithin = ([x, y]: Corner, corners: readonly Corner[]): boolean => {
  let within = false;
  for (const [index, [toX, toY]] of corners.entries()) {
    const [fromX, fromY] = corners.at(index - 1) ?? [toX, toY];
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) within = !within;
  }
  return within;
};
