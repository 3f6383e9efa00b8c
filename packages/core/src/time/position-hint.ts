import type { Span } from './span.ts';

const HINTS: readonly (readonly [pattern: RegExp, place: Place])[] = [
  [/\b(?:at|in|from) the (?:very )?(?:start|beginning|outset)\b|\bthe (?:very )?first \p{L}|\b(?:starts?|begins?|opens?) with\b|\bam anfang\b/iu, 'start'],
  [/\b(?:at|in|towards?|near) the (?:very )?end\b|\bfinally\b|\bthe (?:very )?last \p{L}|\bends? with\b|\bam ende\b/iu, 'end'],
  [/\b(?:in|around|about|near) the middle\b|\b(?:halfway|midway)\b|\bin der mitte\b/iu, 'middle'],
];
type Place = 'start' | 'middle' | 'end';

/** Shares of the video's length. */
const SHARES: Readonly<Record<Place, Span>> = {
  start: { start: 0, end: 0.15 }, middle: { start: 0.4, end: 0.6 }, end: { start: 0.85, end: 1 },
};
/** Seconds: a place is never shorter, or in a clip it would hold nothing. */
const MIN_SECONDS = 4;

/**
 * The span in a video of `duration` seconds to which a question points by "at the end" and the like; undefined when it
 * does not.
 */
export const positionHint = (question: string, duration: number): Span | undefined => {
  const place = HINTS.find(([pattern]) => pattern.test(question))?.[1];
  if (place === undefined || duration <= 0) return undefined;
  const share = SHARES[place];
  const middle = ((share.start + share.end) / 2) * duration;
  const length = Math.min(duration, Math.max(MIN_SECONDS, (share.end - share.start) * duration));
  const start = Math.min(Math.max(0, middle - length / 2), duration - length);
  return { start, end: start + length };
};
