import { percentile } from '../../ranking/calibration/percentile.ts';
import type { Span } from '../../time/span.ts';

/** A keyframe's span and how far the object stands out in it, in deviations above what unrelated queries find. */
export interface ObjectScore extends Span {
  readonly at: number;
  readonly zScore: number;
}

/** Where an object seems to be, and the keyframes that say so, best first. */
export interface ObjectSpan extends Span {
  readonly confidence: number;
  readonly scores: readonly ObjectScore[];
}

/** What fewer unrelated queries than this share would leave behind is no sighting. */
const MIN_CONFIDENCE = 0.6;
/** Seconds between two stretches of one sighting. */
const JOIN = 1;
const MAX_SIGHTINGS = 100;

/**
 * The stretches in which an object is seen, ascending. `confidence` is the share of unrelated queries that find nothing as
 * good: what it says is how surprising the likeness is, not that the object is there.
 */
export const objectSpans = (scores: readonly ObjectScore[]): readonly ObjectSpan[] => {
  const spans: ObjectSpan[] = [];
  for (const score of scores) {
    const confidence = percentile(score.zScore);
    if (confidence < MIN_CONFIDENCE) continue;
    const last = spans.at(-1);
    if (last !== undefined && score.start - last.end <= JOIN) {
      spans[spans.length - 1] = { start: last.start, end: score.end, confidence: Math.max(last.confidence, confidence), scores: [...last.scores, score] };
    } else spans.push({ start: score.start, end: score.end, confidence, scores: [score] });
  }
  return spans
    .toSorted((a, b) => b.confidence - a.confidence).slice(0, MAX_SIGHTINGS).toSorted((a, b) => a.start - b.start)
    .map((span) => ({ ...span, scores: span.scores.toSorted((a, b) => b.zScore - a.zScore) }));
};
