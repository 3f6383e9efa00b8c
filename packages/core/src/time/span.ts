/** A part of a video's time line in seconds, half-open: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Seconds from start to end; 0 where it ends before it starts. */
export const spanLength = ({ start, end }: Span): number => Math.max(0, end - start);

/** Whether a time in seconds lies in the span; its end does not. */
export const contains = (span: Span, at: number): boolean => at >= span.start && at < span.end;

/** Whether two spans have any time in common; touching is not enough. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Seconds that both spans share; 0 when they do not meet. */
export const intersection = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Temporal intersection over union, 0 to 1: the usual measure of moment retrieval. */
export const iou = (a: Span, b: Span): number => {
  const shared = intersection(a, b);
  const union = spanLength(a) + spanLength(b) - shared;
  return union > 0 ? shared / union : 0;
};

/** The shortest span that holds both. */
export const cover = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** Seconds between two spans; 0 when they touch or overlap. */
export const gap = (a: Span, b: Span): number => Math.max(0, Math.max(a.start, b.start) - Math.min(a.end, b.end));
