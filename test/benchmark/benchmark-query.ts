import type { Span } from '@frameseek/core';

/** One query of a public benchmark, with its truth. Times are seconds. */
export interface BenchmarkQuery {
  /** As the annotations number it, else made of its place in them. */
  readonly id: string | number;
  readonly query: string;
  /** Name of its video: that of the file without the ending. */
  readonly video: string;
  /** Where it holds; empty where the benchmark asks for the video alone. */
  readonly moments: readonly Span[];
  /** How worth seeing each clip is for this query; absent where nobody was asked. */
  readonly saliency?: Saliency;
}

/** For each clip of the video one row, with what each annotator gave it: 0 (very bad) to 4 (very good). */
export type Saliency = readonly (readonly number[])[];

/** Seconds of a clip of QVHighlights, of which each has its saliency. */
export const CLIP_SECONDS = 2;
