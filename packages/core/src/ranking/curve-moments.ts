import { spanLength, type Span } from '../time/span.ts';

/** How well one span of a video answers the query (cosine −1 to 1), seen at its keyframe at `at` seconds. */
export interface ScoredSpan extends Span {
  readonly at: number;
  readonly score: number;
}

interface CurveOptions {
  /** The shots of the video, ascending. */
  readonly shots: readonly Span[];
  /** Differences of scores up to this are chance; in the unit of the scores. */
  readonly noise: number;
  /** Moments taken from one curve at most. */
  readonly maxMoments: number;
}

/** Seconds over which scores are smoothed, as the deviation of a Gaussian; never across a cut. */
const SMOOTHING = 2;
/** A moment reaches down to this share of the way from its peak to the lowest score of the video. */
const DEPTH = 0.4;
/** Of that depth, what the neighbours beyond a cut may use: another shot must be clearly as good. */
const DEPTH_BEYOND_CUT = 0.5;
/** Seconds without a keyframe (black spans) that a moment does not cross. */
const MAX_GAP = 1;
/** Where no more than this share of a moment's length is missing to a cut, the moment ends at the cut. */
const SNAP = 0.25;

/**
 * The moments of one video for one query, from the scores of all its keyframes: the curve is smoothed, flooded from its
 * peaks downwards (the watershed of Diwan et al. 2023), and the ends are put on cuts nearby. Where all of a shot scores
 * alike it is one moment. Spans are ascending and disjoint; the best moment comes first.
 */
export const curveMoments = (spans: readonly ScoredSpan[], { shots, noise, maxMoments }: CurveOptions): readonly ScoredSpan[] => {
  const points = toPoints(spans, shots);
  const lowest = Math.min(...points.map(({ level }) => level));
  const moments: ScoredSpan[] = [];
  while (moments.length < maxMoments) {
    const peak = highest(points);
    const top = points[peak]?.level;
    if (top === undefined) break;
    const [first, last] = toCuts(points, basin(points, peak, Math.max(DEPTH * (top - lowest), noise)));
    const members = points.slice(first, last + 1);
    for (const point of members) point.free = false;
    moments.push(...toMoment(members));
  }
  return moments.toSorted((a, b) => b.score - a.score);
};

/** A span in its curve: `level` is its smoothed score, `shot` the index of its shot. */
interface Point extends ScoredSpan {
  readonly level: number;
  readonly shot: number;
  /** Not part of a moment yet. */
  free: boolean;
}

type Range = readonly [first: number, last: number];

const toPoints = (spans: readonly ScoredSpan[], shots: readonly Span[]): readonly Point[] => {
  const shotOf = spans.map((span) => shotIndex(shots, middleOf(span)));
  return spans.map((span, index) => ({
    ...span, level: smoothed(spans, shotOf, index), shot: shotOf[index] ?? 0, free: true,
  }));
};

/** The mean score of the shot around a span, weighted by nearness in time and by length. */
const smoothed = (spans: readonly ScoredSpan[], shotOf: readonly number[], index: number): number => {
  const own = spans[index];
  let sum = 0;
  let weights = 0;
  const add = (other: number): boolean => {
    const span = spans[other];
    if (own === undefined || span === undefined || shotOf[other] !== shotOf[index]) return false;
    const away = (middleOf(span) - middleOf(own)) / SMOOTHING;
    if (Math.abs(away) > 4) return false;
    const weight = Math.exp(-0.5 * away * away) * Math.max(1e-3, spanLength(span));
    sum += weight * span.score;
    weights += weight;
    return true;
  };
  add(index);
  for (let other = index - 1; add(other); other -= 1);
  for (let other = index + 1; add(other); other += 1);
  return sum / weights;
};

const middleOf = ({ start, end }: Span): number => (start + end) / 2;

/** Index of the shot in which a time lies, by halving; -1 where no shots are known. */
const shotIndex = (shots: readonly Span[], at: number): number => {
  let low = 0;
  let high = shots.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((shots[half]?.start ?? Infinity) <= at) low = half + 1;
    else high = half;
  }
  return low - 1;
};

/** Index of the highest point that is free; -1 when none is. */
const highest = (points: readonly Point[]): number =>
  points.reduce((best, { free, level }, index) => (free && level > (points[best]?.level ?? -Infinity) ? index : best), -1);

/** The points around a peak that lie at most `depth` below it. */
const basin = (points: readonly Point[], peak: number, depth: number): Range => {
  const top = points[peak]?.level ?? 0;
  const joins = (index: number, from: number): boolean => {
    const [point, last] = [points[index], points[from]];
    if (point === undefined || last === undefined || !point.free) return false;
    const allowed = point.shot === last.shot ? depth : depth * DEPTH_BEYOND_CUT;
    return point.level >= top - allowed && Math.max(point.start - last.end, last.start - point.end) <= MAX_GAP;
  };
  let [first, last] = [peak, peak];
  while (joins(first - 1, first)) first -= 1;
  while (joins(last + 1, last)) last += 1;
  return [first, last];
};

/** The range with what is missing to the cuts before and behind it, where that is little and free. */
const toCuts = (points: readonly Point[], [first, last]: Range): Range => {
  const reach = SNAP * ((points[last]?.end ?? 0) - (points[first]?.start ?? 0));
  const edge = (from: number, step: 1 | -1): number => {
    let index = from;
    const shot = points[from]?.shot;
    while (points[index + step]?.shot === shot && points[index + step]?.free === true) index += step;
    return points[index + step]?.shot === shot ? from : index;
  };
  const [begin, end] = [edge(first, -1), edge(last, 1)];
  const before = (points[first]?.start ?? 0) - (points[begin]?.start ?? 0);
  const behind = (points[end]?.end ?? 0) - (points[last]?.end ?? 0);
  return [before <= reach ? begin : first, behind <= reach ? end : last];
};

const toMoment = (members: readonly Point[]): readonly ScoredSpan[] => {
  const [first] = members;
  if (first === undefined) return [];
  const { at, score } = members.reduce((a, b) => (b.score > a.score ? b : a), first);
  return [{ start: first.start, end: members.at(-1)?.end ?? first.end, at, score }];
};
