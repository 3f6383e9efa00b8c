import type { Span } from '../../time/span.ts';

/** A stretch of a film as it stands in a document. */
export interface DocumentSpan extends Span {
  readonly title: string;
  /** What somebody wrote about it, and what is said in it. */
  readonly note?: string;
  readonly said?: string;
  /** A picture of it: a JPEG in base64; absent where there is nothing to see. */
  readonly still?: string;
}

/** A film with its chapters and the moments that are told of it. */
export interface DocumentFilm {
  readonly title: string;
  /** Seconds. */
  readonly duration: number;
  /** As it is told: `2024-05-01`, and the city. */
  readonly recorded?: string;
  readonly place?: string;
  readonly chapters: readonly DocumentSpan[];
  readonly moments: readonly DocumentSpan[];
}

/** Films and moments to read and to print. */
export interface FilmDocument {
  readonly title: string;
  readonly films: readonly DocumentFilm[];
}
