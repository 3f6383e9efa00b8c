import { termsOf, type TermWeights } from './term-weights.ts';
import type { Passage } from '../../domain/transcript.ts';

/** How new what follows a time is against what came before it, 0 (the same) to 1; undefined where that cannot be told. */
export type Novelty = (at: number) => number | undefined;

/** Something with a vector, at a time. */
export interface TimedVector {
  readonly at: number;
  readonly vector: Float32Array;
}

/** Words that must stand on both sides before they can be compared. */
const ENOUGH_WORDS = 5;

/**
 * Lexical cohesion (TextTiling, Hearst 1997): the words of the `reach` seconds before against those after, by the cosine of
 * their weighted counts. Words are counted by the middle of their passage. `texts` ascend in time.
 */
export const wordNovelty = (texts: readonly Passage[], { reach, weights }: { readonly reach: number; readonly weights: TermWeights }): Novelty => {
  const counted = texts.map(({ start, end, text }) => ({ at: (start + end) / 2, terms: termsOf(text) }));
  return (at) => {
    const [before, after] = sides(counted, at, reach).map((side) => counts(side.flatMap(({ terms }) => terms)));
    if (before === undefined || after === undefined || before.words < ENOUGH_WORDS || after.words < ENOUGH_WORDS) return undefined;
    return 1 - cosine(weighted(before.of, weights), weighted(after.of, weights));
  };
};

/** The same by the mean of unit-length vectors: of what is seen, or of what is meant. `points` ascend in time. */
export const vectorNovelty = (points: readonly TimedVector[], reach: number): Novelty => (at) => {
  const [before, after] = sides(points, at, reach).map(meanOf);
  if (before === undefined || after === undefined) return undefined;
  let dot = 0;
  for (let i = 0; i < before.length; i += 1) dot += (before[i] ?? 0) * (after[i] ?? 0);
  return Math.min(1, Math.max(0, 1 - dot));
};

/** What lies within `reach` before and after `at`. */
const sides = <T extends { readonly at: number }>(items: readonly T[], at: number, reach: number): readonly (readonly T[])[] => {
  const middle = firstFrom(items, at);
  return [items.slice(firstFrom(items, at - reach), middle), items.slice(middle, firstFrom(items, at + reach))];
};

/** Index of the first item at or after `at`, by halving. */
const firstFrom = (items: readonly { readonly at: number }[], at: number): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((items[half]?.at ?? Infinity) < at) low = half + 1;
    else high = half;
  }
  return low;
};

const counts = (terms: readonly string[]): { readonly words: number; readonly of: ReadonlyMap<string, number> } => {
  const of = new Map<string, number>();
  for (const term of terms) of.set(term, (of.get(term) ?? 0) + 1);
  return { words: terms.length, of };
};

const weighted = (of: ReadonlyMap<string, number>, weights: TermWeights): ReadonlyMap<string, number> =>
  new Map([...of].map(([term, count]) => [term, count * weights.of(term)]));

const cosine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let dot = 0;
  for (const [term, value] of a) dot += value * (b.get(term) ?? 0);
  const lengths = Math.hypot(...a.values()) * Math.hypot(...b.values());
  return lengths === 0 ? 0 : dot / lengths;
};

const meanOf = (points: readonly TimedVector[]): Float32Array | undefined => {
  const [first] = points;
  if (first === undefined) return undefined;
  const sum = new Float32Array(first.vector.length);
  for (const { vector } of points) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  const length = Math.hypot(...sum);
  return length === 0 ? undefined : sum.map((value) => value / length);
};
