import { z } from 'zod';

/**
 * How queries about nothing in particular score in one retriever: the distribution of the best score that each of
 * them finds. A cosine means something only beside it: 0.25 is much for one model and little for another.
 */
export interface NullDistribution {
  readonly mean: number;
  readonly deviation: number;
}

/** The deviation of a normal distribution is its 90th percentile, from the median, divided by this. */
const NORMAL_90 = 1.2816;

/**
 * The null distribution from the best scores of many unrelated queries. Median and 90th percentile instead of mean and variance:
 * some of the queries happen to be about what is in the library, and many find no word at all. `minDeviation` is in the unit
 * of the scores.
 */
export const estimateNullDistribution = (scores: readonly number[], minDeviation: number): NullDistribution => {
  const ordered = scores.toSorted((a, b) => a - b);
  const at = (share: number): number => ordered[Math.floor(share * ordered.length)] ?? 0;
  const mean = at(0.5);
  return { mean, deviation: Math.max(minDeviation, (at(0.9) - mean) / NORMAL_90) };
};

/** Deviations by which a score stands above what unrelated queries find; below 0 it is worse than half of them. */
export const zScore = (score: number, { mean, deviation }: NullDistribution): number => (score - mean) / deviation;

/** Null distributions as they are kept, by retriever; `size` counts the segments that were there when it was measured. */
export const measuredNullDistributions = z.record(
  z.string(),
  z.object({ mean: z.number(), deviation: z.number().positive(), size: z.number() }),
);

/** Null distributions as they are kept, by retriever. */
export type MeasuredNullDistributions = z.infer<typeof measuredNullDistributions>;
