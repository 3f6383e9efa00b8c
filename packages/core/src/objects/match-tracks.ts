import type { ObjectColor, ObjectTrack } from '../domain/object-track.ts';
import { overlaps, type Span } from '../time/span.ts';
import { assign } from './assign.ts';
import { spansMoving, spansOfSize, type Movement, type ThingSize } from './movement.ts';

/** Things that are asked for: each field that is left out is met by all. */
export interface AskedThings {
  /** As the model calls it. */
  readonly label?: string;
  readonly color?: ObjectColor;
  readonly moving?: Movement;
  readonly size?: ThingSize;
  /** So many at once, at least; 1 unless said. */
  readonly count?: number;
}

/** When all that was asked for is in the picture at once. */
export interface FoundThings extends Span {
  /** The mean of how sure the detector was of those that were asked for, where it is highest, 0 to 1. */
  readonly score: number;
  /** The numbers of the tracks that are meant, ascending. */
  readonly tracks: readonly number[];
}

/** Seconds between two stretches that are one: things hide one another, and a thing that turns stands still for an instant. */
const JOIN = 1;
/** Things of one kind that can be asked for at once. */
const MAX_COUNT = 50;

/**
 * When all things that are asked for are there at once, each of them another one (“a car and a red car” are two), in ascending time:
 * `matchTracks(tracks, [{ label: 'person', count: 2 }, { label: 'dog' }])`.
 */
export const matchTracks = (tracks: readonly ObjectTrack[], asked: readonly AskedThings[]): readonly FoundThings[] => {
  const slots = asked.flatMap((one) => Array<AskedThings>(Math.min(MAX_COUNT, Math.max(1, Math.round(one.count ?? 1)))).fill(one));
  if (slots.length === 0) return [];
  const stretches = tracks.flatMap((track) => asked.flatMap((one) => spansOf(track, one).map((span): Stretch => ({ ...span, track, asked: one }))));
  return joined(cellsOf(stretches).flatMap(({ start, end, those }) => {
    const found = allOf(slots, those);
    return found.length === 0 ? [] : [{ start, end, score: mean(found.map(({ score }) => score)), tracks: found.map(({ number }) => number) }];
  }));
};

/** A stretch of a track in which it meets what is asked for. */
interface Stretch extends Span {
  readonly track: ObjectTrack;
  readonly asked: AskedThings;
}

/** When one thing meets all that is asked of it. */
const spansOf = (track: ObjectTrack, { label, color, moving, size }: AskedThings): readonly Span[] => {
  if ((label !== undefined && label !== track.label) || (color !== undefined && color !== track.color)) return [];
  const moves = moving === undefined ? [{ start: track.start, end: track.end }] : spansMoving(track, moving);
  return size === undefined ? moves : both(moves, spansOfSize(track, size));
};

const both = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  some.flatMap((a) => others.filter((b) => overlaps(a, b)).map((b) => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })));

interface Cell extends Span {
  readonly those: readonly Stretch[];
}

/** From each beginning or end to the next, what is there: only what has begun and has not ended is carried along. */
const cellsOf = (stretches: readonly Stretch[]): readonly Cell[] => {
  const waiting = stretches.toSorted((a, b) => b.start - a.start);
  const edges = [...new Set(stretches.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  let there: readonly Stretch[] = [];
  return edges.flatMap((start, index): Cell[] => {
    const begun: Stretch[] = [];
    for (let next = waiting.at(-1); next !== undefined && next.start <= start; next = waiting.at(-1)) {
      begun.push(next);
      waiting.pop();
    }
    there = [...there.filter(({ end }) => end > start), ...begun];
    const end = edges[index + 1];
    return end === undefined || there.length === 0 ? [] : [{ start, end, those: there }];
  });
};

/** A track of its own for each slot, the surest that fit; none where one is missing. */
const allOf = (slots: readonly AskedThings[], those: readonly Stretch[]): readonly ObjectTrack[] => {
  const tracks = [...new Set(those.map(({ track }) => track))];
  if (tracks.length < slots.length) return [];
  // What is filled counts first, and then how sure: a score is 1 at most.
  const pairs = assign(slots.map((slot) => tracks.map((track) => (those.some((one) => one.track === track && one.asked === slot) ? -2 * slots.length - track.score : 0))));
  if (pairs.length < slots.length) return [];
  return pairs.flatMap(([, track]) => tracks[track] ?? []).toSorted((a, b) => a.number - b.number);
};

const joined = (cells: readonly FoundThings[]): readonly FoundThings[] => {
  const all: { start: number; end: number; score: number; tracks: Set<number> }[] = [];
  for (const { start, end, score, tracks } of cells) {
    const last = all.at(-1);
    if (last === undefined || start - last.end > JOIN) all.push({ start, end, score, tracks: new Set(tracks) });
    else {
      [last.end, last.score] = [end, Math.max(last.score, score)];
      for (const track of tracks) last.tracks.add(track);
    }
  }
  return all.map((one) => ({ ...one, tracks: [...one.tracks].toSorted((a, b) => a - b) }));
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
