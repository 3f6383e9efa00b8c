import type { Span } from '../../time/span.ts';
import { chapterLength, type ChapterLength } from './chapter-length.ts';
import { vectorNovelty, wordNovelty, type Novelty, type TimedVector } from './novelty.ts';
import { termWeights } from './term-weights.ts';
import type { Passage } from '../../domain/transcript.ts';

/** What is known of a video, from which its chapters are found; `duration` in seconds. */
export interface ChapterSources {
  readonly duration: number;
  /** What is said, in passages; ascending. */
  readonly said: readonly Passage[];
  readonly shots: readonly Span[];
  /** Vectors of keyframes, and of passages; ascending in time. */
  readonly frameVectors?: readonly TimedVector[];
  readonly passageVectors?: readonly TimedVector[];
}

/** What each kind of novelty counts for. Words tell topics best; pictures change within topics, too. */
const WEIGHT = { words: 1, passageVectors: 0.7, frameVectors: 0.6, pause: 0.4, cut: 0.15 } as const;
/** Seconds of silence that count as a full pause. */
const FULL_PAUSE = 3;
/** Deviations above the mean from which a place is a boundary. */
const STANDS_OUT = 0.6;
/** Seconds around the gap between two passages in which a cut is the better place. */
const NEAR_CUT = 2;

/**
 * Where a video falls into chapters: places between passages and at cuts are rated by how much what follows differs from
 * what came before, in words, meaning and picture; the best are taken, never too near to one another.
 */
export const chapterSpans = (sources: ChapterSources): readonly Span[] => {
  const length = chapterLength(sources.duration);
  const places = rated(candidates(sources), sources, length);
  const chosen = new Set<number>();
  const isFree = (at: number): boolean =>
    at >= length.min && sources.duration - at >= length.min && [...chosen].every((other) => Math.abs(other - at) >= length.min);
  const most = Math.floor(1.3 * (sources.duration / length.typical));
  for (const { at, score } of places.toSorted((a, b) => b.score - a.score)) {
    if (score < STANDS_OUT || chosen.size + 1 >= most) break;
    if (isFree(at)) chosen.add(at);
  }
  divideLong(chosen, places, { isFree, most: length.max, duration: sources.duration });
  return between([...chosen].toSorted((a, b) => a - b), sources.duration);
};

interface Candidate {
  readonly at: number;
  readonly pause: number;
  readonly cut: boolean;
}
interface Place {
  readonly at: number;
  readonly score: number;
}

/** Every cut, and the gaps between passages that have no cut near them. */
const candidates = ({ said, shots, duration }: ChapterSources): readonly Candidate[] => {
  const cuts = shots.slice(1).map(({ start }) => start);
  const gaps = said.slice(1).map((next, index) => ({ from: said[index]?.end ?? 0, to: next.start }));
  const pauseAt = (at: number): number =>
    gaps.filter(({ from, to }) => at >= from - NEAR_CUT && at <= to + NEAR_CUT).reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const uncut = gaps.filter(({ from, to }) => !cuts.some((at) => at >= from - NEAR_CUT && at <= to + NEAR_CUT));
  return [
    ...cuts.map((at) => ({ at, pause: pauseAt(at), cut: true })),
    ...uncut.map(({ from, to }) => ({ at: Math.max(0, (from + to) / 2), pause: Math.max(0, to - from), cut: false })),
  ].filter(({ at }) => at > 0 && at < duration).toSorted((a, b) => a.at - b.at);
};

const rated = (places: readonly Candidate[], { said, frameVectors = [], passageVectors = [] }: ChapterSources, { typical }: ChapterLength): readonly Place[] => {
  const reach = typical / 2;
  const kinds: readonly (readonly [weight: number, novelty: Novelty])[] = [
    [WEIGHT.words, wordNovelty(said, { reach, weights: termWeights(said.map(({ text }) => text)) })],
    [WEIGHT.passageVectors, vectorNovelty(passageVectors, reach)],
    [WEIGHT.frameVectors, vectorNovelty(frameVectors, reach)],
  ];
  const weightedZScores = kinds.map(([weight, novelty]) => zScores(places.map(({ at }) => novelty(at))).map((value) => weight * value));
  return places.map(({ at, pause, cut }, index) => ({
    at,
    score: weightedZScores.reduce((sum, values) => sum + (values[index] ?? 0), 0) +
      WEIGHT.pause * Math.min(1, Math.max(0, pause) / FULL_PAUSE) + (cut ? WEIGHT.cut : 0),
  }));
};

/** Deviations above the mean of those that are known; 0 for those that are not. */
const zScores = (values: readonly (number | undefined)[]): readonly number[] => {
  const known = values.filter((value) => value !== undefined);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length));
  return values.map((value) => (value === undefined || deviation < 1e-6 ? 0 : (value - mean) / deviation));
};

interface Dividing {
  readonly isFree: (at: number) => boolean;
  readonly most: number;
  readonly duration: number;
}

/** What is still too long is divided at its best place, however little that stands out. */
const divideLong = (chosen: Set<number>, places: readonly Place[], { isFree, most, duration }: Dividing): void => {
  for (;;) {
    const long = between([...chosen].toSorted((a, b) => a - b), duration).filter(({ start, end }) => end - start > most);
    const added = long.flatMap(({ start, end }) => {
      const inside = places.filter(({ at }) => at > start && at < end && isFree(at));
      return inside.length === 0 ? [] : [inside.reduce((best, place) => (place.score > best.score ? place : best)).at];
    });
    if (added.length === 0) return;
    for (const at of added) chosen.add(at);
  }
};

const between = (times: readonly number[], duration: number): readonly Span[] =>
  [0, ...times].map((start, index) => ({ start, end: times[index] ?? duration }));
