import { z } from 'zod';
import type { ScoredCandidate } from './scored-candidates.ts';
import type { Modality } from '../domain/modality.ts';
import { zScoreOfWeight } from './calibration/calibrated-weight.ts';
import { percentile } from './calibration/percentile.ts';

/** How well each part of a video answers a query. */
export const scoreCurve = z.object({
  interval: z.number().positive().describe('Seconds that each score stands for'),
  scores: z.array(z.number().min(0).max(1)).describe('From the beginning of the video to its end, at most 1000: as the scores of moments'),
});
/** Scores over the whole length of a video, 0 to 1. */
export type ScoreCurve = z.infer<typeof scoreCurve>;

const MAX_SCORES = 1_000;
/** Seconds: nothing is found more exactly. */
const MIN_INTERVAL = 0.5;

/**
 * The curve over the whole video: in each stretch the sum over the modalities of their best candidate there, as a moment
 * would score. Several queries, as the parts of one, count where the best of them does.
 */
export const toScoreCurve = (queries: readonly (readonly ScoredCandidate[])[], duration: number): ScoreCurve => {
  const interval = Math.max(MIN_INTERVAL, duration / MAX_SCORES);
  const count = Math.min(MAX_SCORES, Math.ceil(duration / interval));
  const weights = new Float64Array(count);
  for (const candidates of queries) {
    for (const [index, weight] of weightsOf(candidates, { interval, count }).entries()) {
      weights[index] = Math.max(weights[index] ?? 0, weight);
    }
  }
  return { interval, scores: Array.from(weights, (weight) => (weight === 0 ? 0 : percentile(zScoreOfWeight(weight)))) };
};

const weightsOf = (candidates: readonly ScoredCandidate[], { interval, count }: { readonly interval: number; readonly count: number }): Float64Array => {
  const best = new Map<Modality, Float64Array>();
  for (const { modality, weight, segment: { start, end } } of candidates) {
    const curve = best.get(modality) ?? new Float64Array(count);
    best.set(modality, curve);
    const last = Math.min(count, Math.ceil(end / interval));
    for (let index = Math.max(0, Math.floor(start / interval)); index < last; index += 1) curve[index] = Math.max(curve[index] ?? 0, weight);
  }
  const sum = new Float64Array(count);
  for (const curve of best.values()) for (const [index, weight] of curve.entries()) sum[index] = (sum[index] ?? 0) + weight;
  return sum;
};
