import { Fault } from '../faults/fault.ts';
import type { Span } from '../time/span.ts';
import { frameAt, type FrameRate } from '../time/notation/frame-rate.ts';

/**
 * Where spans of videos (seconds) lie in the film that they make one after the other: in whole frames of the film, each at
 * least one long, `end` the frame behind. Lists, captions and films are all placed by this, so that they go together.
 */
export const placeSpans = (spans: readonly Span[], rate: FrameRate): Span[] => {
  let at = 0;
  return spans.map((span) => {
    const start = at;
    at += Math.max(1, frameAt(span.end, rate) - frameAt(span.start, rate));
    return { start, end: at };
  });
};

/** What a video of this length (seconds; 0: not known) has of a span. Throws `input/invalid` where that is nothing. */
export const spanWithin = (span: Span, duration: number): Span => {
  const end = duration > 0 ? Math.min(span.end, duration) : span.end;
  if (span.start >= 0 && end > span.start) return { start: span.start, end };
  throw new Fault('input/invalid', { problems: [`${span.start} to ${span.end} s is no stretch of a video of ${duration} s`] });
};
