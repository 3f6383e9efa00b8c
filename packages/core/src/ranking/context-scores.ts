import type { Span } from '../time/span.ts';

/** Seconds before and after a keyframe that belong to its context. */
const AROUND = 8;

/**
 * The scores of the keyframes of one video, each half its own and half the mean of those around it: what a moment is part of
 * speaks for it, and one frame that scores high by chance does not. `spans` ascend in time.
 */
export const contextScores = (spans: readonly Pick<Span, 'start'>[], scores: readonly number[]): readonly number[] => {
  let [first, end, sum] = [0, 0, 0];
  return spans.map(({ start }, index) => {
    for (; end < spans.length && (spans[end]?.start ?? Infinity) <= start + AROUND; end += 1) sum += scores[end] ?? 0;
    for (; (spans[first]?.start ?? Infinity) < start - AROUND; first += 1) sum -= scores[first] ?? 0;
    return ((scores[index] ?? 0) + sum / (end - first)) / 2;
  });
};
