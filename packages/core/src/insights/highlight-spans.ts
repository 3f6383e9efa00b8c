import { intersection, overlaps, type Span } from '../time/span.ts';
import type { FrameCandidate, Shot } from '../domain/scan.ts';
import type { Highlight } from './insight.ts';

/** What is known of a video, from which its highlights are found; `duration` in seconds. */
export interface HighlightSources {
  readonly duration: number;
  readonly shots: readonly Shot[];
  readonly candidates: readonly FrameCandidate[];
  /** What is said, in passages; ascending. */
  readonly said: readonly Span[];
  /** Loudness of each second in decibels, -Infinity for silence; empty where there is no sound. */
  readonly loudness: readonly number[];
  /** How well each second fits what was wished for, 0 to 1; absent: nothing was. */
  readonly wish?: readonly number[];
}

type Why = Highlight['why'][number];
/** What each counts for. A wish goes before all. */
const WEIGHTS: Readonly<Record<Why, number>> = { wish: 4, loud: 1, motion: 0.8, speech: 0.4 };

/** Seconds of one highlight. */
const MIN_SECONDS = 4;
const MAX_SECONDS = 20;
/** Seconds over which scores are averaged: what is loud for a moment belongs to something. */
const SMOOTH = 3;
/** Seconds around a second against which its loudness and motion stand out. */
const SURROUNDINGS = 120;
/** Share of the video that its highlights may fill, and their number. */
const SHARE = 0.2;
const MAX_HIGHLIGHTS = 20;
const MIN_HIGHLIGHTS = 3;
/** A highlight goes on while the score stays above this share of its peak. */
const CARRIES_ON = 0.6;
/** Quieter than this is silence, in decibels. */
const SILENT = -60;
/** Changes beyond this are cuts, not motion. */
const CUT_CHANGE = 0.6;
/** What is given as a reason stands out by this many deviations. */
const REASON = 0.5;

/**
 * The most lively spans of a video, in its order: disjoint, and none longer than a person likes to see at once. Scores 0
 * to 1, the liveliest 1.
 */
export const toHighlights = (sources: HighlightSources): readonly Highlight[] => {
  const seconds = Math.max(1, Math.ceil(sources.duration));
  const features = featuresOf(sources, seconds);
  const total = smoothed(Array.from({ length: seconds }, (_, at) =>
    features.reduce((sum, { weight, values }) => sum + weight * Math.max(0, values[at] ?? 0), 0)), SMOOTH);
  const chosen: (Span & { readonly peak: number })[] = [];
  const room = Math.max(SHARE * sources.duration, Math.min(MIN_SECONDS * MIN_HIGHLIGHTS, sources.duration / 2));
  let filled = 0;
  for (const peak of [...total.keys()].toSorted((a, b) => (total[b] ?? 0) - (total[a] ?? 0))) {
    if (chosen.length >= MAX_HIGHLIGHTS || filled >= room || (total[peak] ?? 0) <= 0) break;
    const span = grown(peak, total, sources);
    if (span === undefined || chosen.some((other) => overlaps(other, span))) continue;
    chosen.push({ ...span, peak });
    filled += span.end - span.start;
  }
  const best = Math.max(...chosen.map(({ peak }) => total[peak] ?? 0), 1e-9);
  return chosen.toSorted((a, b) => a.start - b.start).map(({ start, end, peak }) => ({
    start, end, score: Math.min(1, (total[peak] ?? 0) / best), why: reasons(features, { start, end }),
  }));
};

interface Feature {
  readonly why: Why;
  readonly weight: number;
  /** Of each second: deviations above what is usual around it. */
  readonly values: readonly number[];
}

const featuresOf = ({ candidates, said, loudness, wish }: HighlightSources, seconds: number): readonly Feature[] => {
  const feature = (why: Why, values: readonly number[]): Feature => ({ why, weight: WEIGHTS[why], values });
  return [
    ...(wish === undefined ? [] : [feature('wish', zScores(wish, seconds))]),
    ...(loudness.length === 0 ? [] : [feature('loud', zScores(loudness.map((value) => Math.max(SILENT, value)), SURROUNDINGS))]),
    ...(candidates.length === 0 ? [] : [feature('motion', zScores(motion(candidates, seconds), SURROUNDINGS))]),
    ...(said.length === 0 ? [] : [feature('speech', spoken(said, seconds))]),
  ];
};

/** Mean change from picture to picture in each second, cuts left out. */
const motion = (candidates: readonly FrameCandidate[], seconds: number): readonly number[] => {
  const sums = Array.from({ length: seconds }, () => ({ sum: 0, count: 0 }));
  for (const { at, change } of candidates) {
    const second = sums[Math.min(seconds - 1, Math.floor(at))];
    if (second === undefined || change > CUT_CHANGE) continue;
    second.sum += change;
    second.count += 1;
  }
  return sums.map(({ sum, count }) => (count === 0 ? 0 : sum / count));
};

/** 1 where all of a second is spoken. */
const spoken = (said: readonly Span[], seconds: number): readonly number[] => {
  const shares = new Array<number>(seconds).fill(0);
  for (const span of said) {
    for (let at = Math.max(0, Math.floor(span.start)); at < Math.min(seconds, span.end); at += 1) {
      shares[at] = Math.min(1, (shares[at] ?? 0) + intersection(span, { start: at, end: at + 1 }));
    }
  }
  return shares;
};

/** How far each second stands above the mean of those around it, in deviations of the whole; at most 4. */
const zScores = (values: readonly number[], around: number): readonly number[] => {
  const mean = smoothed(values, around);
  const all = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - all) ** 2, 0) / Math.max(1, values.length));
  return values.map((value, at) => (deviation < 1e-9 ? 0 : Math.min(4, (value - (mean[at] ?? 0)) / deviation)));
};

/** The mean of `width` seconds around each, by running sums. */
const smoothed = (values: readonly number[], width: number): readonly number[] => {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, index) => (sums[index + 1] = (sums[index] ?? 0) + value));
  const half = Math.floor(width / 2);
  return values.map((_, at) => {
    const [from, to] = [Math.max(0, at - half), Math.min(values.length, at + half + 1)];
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
};

/** The stretch around a peak while the score carries on, at least `MIN_SECONDS` seconds; it does not break into a sentence, nor begin just before a cut. */
const grown = (peak: number, total: readonly number[], { shots, said, duration }: HighlightSources): Span | undefined => {
  const line = CARRIES_ON * (total[peak] ?? 0);
  let [start, end] = [peak, peak + 1];
  const next = (): 'start' | 'end' | undefined => {
    if (end - start >= MAX_SECONDS) return undefined;
    const [before, after] = [start > 0 ? total[start - 1] ?? 0 : -1, end < total.length ? total[end] ?? 0 : -1];
    if (Math.max(before, after) < line && end - start >= MIN_SECONDS) return undefined;
    if (Math.max(before, after) < 0) return undefined;
    return after >= before ? 'end' : 'start';
  };
  for (let side = next(); side !== undefined; side = next()) {
    if (side === 'end') end += 1;
    else start -= 1;
  }
  const span = atEdges({ start, end: Math.min(end, duration) }, shots, said);
  return span.end - span.start > 0 ? span : undefined;
};

/** Seconds by which a highlight may be moved to a cut, or to the begin or end of what is said. */
const REACH = 1.5;

const atEdges = ({ start, end }: Span, shots: readonly Shot[], said: readonly Span[]): Span => {
  const near = (at: number, edges: readonly number[]): number => {
    const best = edges.filter((edge) => Math.abs(edge - at) <= REACH).toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
    return best ?? at;
  };
  const from = near(start, [...shots.map((shot) => shot.start), ...said.map((passage) => passage.start)]);
  const to = near(end, [...shots.map((shot) => shot.end), ...said.map((passage) => passage.end)]);
  return to - from >= 1 ? { start: from, end: to } : { start, end };
};

/** What stands out in the span, strongest first; what there is most of where nothing does. */
const reasons = (features: readonly Feature[], { start, end }: Span): Why[] => {
  const means = features.map(({ why, weight, values }) => {
    const inside = values.slice(Math.floor(start), Math.ceil(end));
    return { why, mean: weight * Math.max(...inside, 0) };
  }).toSorted((a, b) => b.mean - a.mean);
  const clear = means.filter(({ mean }) => mean >= REASON);
  return (clear.length > 0 ? clear : means.slice(0, 1)).map(({ why }) => why);
};
