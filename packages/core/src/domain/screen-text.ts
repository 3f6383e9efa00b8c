import type { Span } from '../time/span.ts';

/** Text read in the picture, over the span in which it stood there. `confidence` 0 to 1. */
export interface ScreenText extends Span {
  readonly text: string;
  readonly confidence: number;
}

/** One line that a reader (OCR) sees in one picture. `confidence` 0 to 1. */
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  /** Where it stands, when the reader tells: its middle and height as shares of the picture's width and height. */
  readonly place?: { readonly x: number; readonly y: number; readonly height: number };
}
