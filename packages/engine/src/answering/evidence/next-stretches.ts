import { spanLength, type Shot, type Span } from '@frameseek/core';

/** Seconds that one stretch lasts at most, and at least where the video goes on. */
const MAX_SECONDS = 10;
const MIN_SECONDS = 1.5;
const MAX_STRETCHES = 3;

/**
 * The stretches that come first in `within` (after a moment), or last (before it): shots, joined where they are very short
 * and cut where they are long. Nearest to the moment first.
 */
export const nextStretches = (shots: readonly Shot[], within: Span, order: 'after' | 'before'): readonly Span[] => {
  if (spanLength(within) <= 0) return [];
  const inner = shots.map(({ start }) => start).filter((at) => at > within.start && at < within.end);
  const stretches: Span[] = [];
  let [start, end] = [within.start, within.end];
  const cuts = order === 'after' ? inner : inner.toReversed();
  while (stretches.length < MAX_STRETCHES && end - start > 0.05) {
    const far = (at: number): boolean => (order === 'after' ? at - start : end - at) >= MIN_SECONDS;
    const cut = cuts.find((at) => (order === 'after' ? at > start : at < end) && far(at));
    if (order === 'after') {
      const next = Math.min(cut ?? end, start + MAX_SECONDS, end);
      stretches.push({ start, end: next });
      start = next;
    } else {
      const next = Math.max(cut ?? start, end - MAX_SECONDS, start);
      stretches.push({ start: next, end });
      end = next;
    }
  }
  return stretches;
};
