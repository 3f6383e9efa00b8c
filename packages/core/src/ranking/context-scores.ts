import type { Span } from '../time/span.ts';

/** Seconds before and after a keyframe that belong to its context. */
const AROUND = 4;

/**
 * The scores of the keyframes of one video, each half its own and half the mean of those around it in the same shot: what a
 * moment is part of speaks for it, and one frame that scores high by chance does not. `spans` and `shots` ascend in time.
 */
export const contextScores = (spans: readonly Pick<Span, 'start'>[], scores: readonly number[], shots: readonly Pick<Span, 'start'>[]): readonly number[] => {
  let [first, end, sum, shot] = [0, 0, 0, 0];
  return spans.map(({ start }, index) => {
    while ((shots[shot + 1]?.start ?? Infinity) <= start) shot += 1;
    const next = shots[shot + 1]?.start ?? Infinity;
    const from = Math.max(start - AROUND, shots[shot]?.start ?? -Infinity);
    for (; end < spans.length && isUpTo(spans[end]?.start ?? Infinity, start + AROUND, next); end += 1) sum += scores[end] ?? 0;
    for (; (spans[first]?.start ?? Infinity) < from; first += 1) sum -= scores[first] ?? 0;
    return ((scores[index] ?? 0) + sum / Math.max(1, end - first)) / 2;
  });
};

const isUpTo = (start: number, last: number, nextShot: number): boolean => start <= last && start < nextShot;
