import type { Span } from '../time/span.ts';

/** Text read in the picture, over the span in which it stood there. `confidence` 0 to 1. */
export interface ScreenText extends Span {
  readonly text: string;
  readonly confidence: number;
}

/** A point of the picture, x before y. */
export type Corner = readonly [x: number, y: number];

/** Four corners, clockwise from the one where the writing begins, as shares of the picture's width and height. */
export type Quadrilateral = readonly [Corner, Corner, Corner, Corner];

/** One line that a reader (OCR) sees in one picture. `confidence` 0 to 1. */
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  /** Where it stands, when the reader tells: its middle and height as shares of the picture's width and height. */
  readonly place?: { readonly x: number; readonly y: number; readonly height: number };
  /** The box around it, turned as the writing is, when the reader tells. */
  readonly box?: Quadrilateral;
}
