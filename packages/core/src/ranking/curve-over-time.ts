import { z } from 'zod';
import { percentile } from './calibration.ts';
import type { Modality } from '../domain/domain.ts';
import { standingOf, type Finding } from './scored-candidates.ts';

/** How well each stretch of a video answers a query. */
export const scoreCurve = z.object({
  interval: z.number().positive().describe('Seconds that each score stands for'),
  scores: z.array(z.number().min(0).max(1)).describe('From the beginning of the video to its end, at most 1000: as the scores of moments'),
});
export type ScoreCurve = z.infer<typeof scoreCurve>;

const MOST_SCORES = 1_000;
/** Seconds: nothing is found more exactly. */
const LEAST_INTERVAL = 0.5;

/**
 * The curve over the whole video: in each stretch the sum over the modalities of their best finding there, as a moment
 * would score. Several queries, as the parts of one, count where the best of them does.
 */
export const curveOverTime = (queries: readonly (readonly Finding[])[], duration: number): ScoreCurve => {
  const interval = Math.max(LEAST_INTERVAL, duration / MOST_SCORES);
  const count = Math.min(MOST_SCORES, Math.ceil(duration / interval));
  const strengths = new Float64Array(count);
  for (const findings of queries) {
    for (const [index, strength] of strengthsOf(findings, { interval, count }).entries()) {
      strengths[index] = Math.max(strengths[index] ?? 0, strength);
    }
  }
  return { interval, scores: Array.from(strengths, (strength) => (strength === 0 ? 0 : percentile(standingOf(strength)))) };
};

const strengthsOf = (findings: readonly Finding[], { interval, count }: { readonly interval: number; readonly count: number }): Float64Array => {
  const best = new Map<Modality, Float64Array>();
  for (const { modality, strength, segment: { start, end } } of findings) {
    const curve = best.get(modality) ?? new Float64Array(count);
    best.set(modality, curve);
    const last = Math.min(count, Math.ceil(end / interval));
    for (let index = Math.max(0, Math.floor(start / interval)); index < last; index += 1) curve[index] = Math.max(curve[index] ?? 0, strength);
  }
  const sum = new Float64Array(count);
  for (const curve of best.values()) for (const [index, strength] of curve.entries()) sum[index] = (sum[index] ?? 0) + strength;
  return sum;
};
