import type { Span } from '../time/span.ts';

/** Text read in the picture, over the span in which it stood there. `confidence` 0 to 1. */
export interface ScreenText extends Span {
  readonly text: string;
  readonly confidence: number;
}

/**
 * What a line on the screen is: `caption` is a subtitle burned into the picture, `credits` and `ticker` move through it,
 * `logo` is the maker's name that stands in the same place through most of the film; `plain` is everything else.
 */
export const LINE_KINDS = ['plain', 'caption', 'credits', 'ticker', 'logo'] as const;
/** One of them. */
export type LineKind = (typeof LINE_KINDS)[number];

/** One written line from when it came to when it went. `confidence` 0 to 1. */
export interface ScreenLine extends Span {
  readonly text: string;
  readonly confidence: number;
  readonly kind: LineKind;
  /** Where it stood when it was read best, when the reader tells. */
  readonly box?: Quadrilateral;
}

/** A line, and the box around it while it stood there. */
export interface PlacedLine extends Span {
  readonly text: string;
  readonly box: Quadrilateral;
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
