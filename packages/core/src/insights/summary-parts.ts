import type { Span } from '../time/span.ts';

/** Something said, shown or described, at a time in seconds. */
export interface SummaryLine {
  readonly at: number;
  readonly text: string;
}

/** A part of the video that is summed up by one call. */
export interface SummaryPart extends Span {
  readonly lines: readonly SummaryLine[];
}

interface PartLimits {
  readonly duration: number;
  /** Seconds of one part. */
  readonly seconds: number;
  /** Characters of all lines of one part: what goes beyond begins another part. */
  readonly characters: number;
}

/** The video in parts that follow one another without gaps, each small enough for one call. `lines` ascend in time. */
export const summaryParts = (lines: readonly SummaryLine[], { duration, seconds, characters }: PartLimits): readonly SummaryPart[] => {
  const parts: { start: number; lines: SummaryLine[] }[] = [{ start: 0, lines: [] }];
  let size = 0;
  const begin = (start: number): void => {
    parts.push({ start, lines: [] });
    size = 0;
  };
  for (const { at, text } of lines) {
    for (let last = parts.at(-1); last !== undefined && at >= last.start + seconds; last = parts.at(-1)) begin(last.start + seconds);
    const start = parts.at(-1)?.start ?? 0;
    if (size > 0 && size + text.length > characters && at > start) begin(at);
    parts.at(-1)?.lines.push({ at, text: text.slice(0, characters) });
    size += text.length;
  }
  for (let last = parts.at(-1); last !== undefined && duration > last.start + 1.5 * seconds; last = parts.at(-1)) begin(last.start + seconds);
  return parts.map((part, index) => ({ start: part.start, end: parts[index + 1]?.start ?? Math.max(duration, part.start), lines: part.lines }));
};
