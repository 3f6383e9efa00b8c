import { z } from 'zod';
import type { NullDistribution, Ranking } from '../domain/domain.ts';

/** The deviation of a normal distribution is its 90th percentile, from the median, divided by this. */
const NORMAL_90 = 1.2816;

/**
 * The null distribution from the best scores of many unrelated queries. Median and 90th percentile instead of mean and variance:
 * some of the queries happen to be about what is in the library, and many find no word at all.
 */
export const estimateNullDistribution = (scores: readonly number[], least: number): NullDistribution => {
  const ordered = scores.toSorted((a, b) => a - b);
  const at = (share: number): number => ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0;
  const mean = at(0.5);
  return { mean, deviation: Math.max(least, (at(0.9) - mean) / NORMAL_90) };
};

/** Deviations by which a score stands above what unrelated queries find; below 0 it is worse than half of them. */
export const zScore = (score: number, { mean, deviation }: NullDistribution): number => (score - mean) / deviation;

/**
 * The share of unrelated queries that a score with this `zScore` leaves behind, 0 to 1: the normal distribution in its
 * logistic approximation (Bowling et al. 2009, error below 0.01), which never quite reaches 1 and so keeps the order.
 */
export const percentile = (zScore: number): number => 1 / (1 + Math.exp(-1.702 * Math.min(20, Math.max(-20, zScore))));

/** Least deviation of each retriever: that of a small library, where most queries find nothing, would be 0. */
export const MIN_DEVIATION: Readonly<Record<Ranking['by'], number>> = { vector: 0.005, words: 0.12 };

/** What is assumed until it has been measured: rough figures of models in use, by a part of the name of their space. */
const ASSUMED: readonly (readonly [name: string, NullDistribution])[] = [
  ['clip-mini', { mean: 0.19, deviation: 0.035 }],
  ['clip', { mean: 0.24, deviation: 0.02 }],
  ['siglip', { mean: 0.05, deviation: 0.03 }],
  ['e5', { mean: 0.8, deviation: 0.02 }],
];
const ASSUMED_VISUAL: NullDistribution = { mean: 0.2, deviation: 0.05 };
const ASSUMED_SENTENCES: NullDistribution = { mean: 0.25, deviation: 0.11 };
const ASSUMED_WORDS: NullDistribution = { mean: 0, deviation: MIN_DEVIATION.words };

/** The null distribution of a retriever that nobody has measured yet. */
export const assumedNullDistribution = ({ modality, by }: Pick<Ranking, 'modality' | 'by'>, space = ''): NullDistribution => {
  if (by === 'words') return ASSUMED_WORDS;
  const known = ASSUMED.find(([name]) => space.toLowerCase().includes(name))?.[1];
  return known ?? (modality === 'visual' ? ASSUMED_VISUAL : ASSUMED_SENTENCES);
};

/** Backgrounds as they are kept, by retriever; `size` counts the segments that were there when it was measured. */
export const measuredNullDistributions = z.record(
  z.string(),
  z.object({ mean: z.number(), deviation: z.number().positive(), size: z.number() }),
);
export type MeasuredNullDistributions = z.infer<typeof measuredNullDistributions>;
