import type { Hit, Segment } from '@frameseek/core';

/** The last of each id: a store given one id twice in a batch may keep both. */
export const lastOfEach = <S extends Segment>(segments: readonly S[]): readonly S[] => [
  ...new Map(segments.map((segment) => [segment.id, segment])).values(),
];

/** By start, then end, then id: a comparator for sorting segments of one video. */
export const byTime = (a: Segment, b: Segment): number => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

/** Best first, at most `limit`; equal scores in the order of their ids, so that two runs agree. */
export const bestFirst = (hits: readonly Hit[], limit: number): readonly Hit[] =>
  [...hits].sort((a, b) => b.score - a.score || (a.segment.id < b.segment.id ? -1 : 1)).slice(0, limit);

/** The most that a fuzzy hit scores, as a share of the least exact one. */
const MAX_FUZZY_SHARE = 0.9;

/** Exact hits, and below them those on words that are one typing error away, in their own order; at most `limit`. */
export const exactFirst = (exact: readonly Hit[], fuzzy: readonly Hit[], limit: number): readonly Hit[] => {
  const known = new Set(exact.map(({ segment }) => segment.id));
  const floor = Math.min(...exact.map(({ score }) => score), 1);
  const best = Math.max(...fuzzy.map(({ score }) => score), 1);
  const below = fuzzy.filter(({ segment }) => !known.has(segment.id))
    .map(({ segment, score }) => ({ segment, score: (MAX_FUZZY_SHARE * floor * score) / best }));
  return bestFirst([...exact, ...below], limit);
};
