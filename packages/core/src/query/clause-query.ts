import { parseQuery, type ParsedQuery } from './parse-query.ts';
import type { Modality } from '../domain/modality.ts';
import type { KeptPicture, PictureReference } from './syntax/syntax.ts';

/** What one search looks for. Pictures are compared with pictures alone; words are looked for in every modality. */
export type ClauseQuery = WordsQuery | ExampleQuery;

/** Words and quotations. */
export interface WordsQuery extends ParsedQuery {
  readonly kind: 'words';
  /** Absent: in every modality. */
  readonly modality?: Modality;
}

/** A query by example: pictures to be like, and words that say what should be different. */
export type ExampleQuery = PictureQuery | SimilarQuery;

/** Moments that look like pictures that were brought along. */
interface PictureQuery {
  readonly kind: 'picture';
  readonly examples: readonly KeptPicture[];
  /** Words to the pictures, embedded with them; absent where there are none. */
  readonly text?: string;
}

/** Moments that look like moments of the library, which are not among the answers. */
interface SimilarQuery {
  readonly kind: 'similar';
  /** At least one of them is a moment of the library. */
  readonly examples: readonly PictureReference[];
  /** Words to the pictures, embedded with them; absent where there are none. */
  readonly text?: string;
}

/** A text as a query in words. Throws `query/empty` and `query/too-long`. */
export const toWordsQuery = (text: string, modality?: Modality): WordsQuery =>
  ({ kind: 'words', ...parseQuery(text), ...(modality === undefined ? {} : { modality }) });

/** Pictures, and the words to them, as a query by example. */
export const toExampleQuery = (examples: readonly PictureReference[], text: string): ExampleQuery => {
  const words = text === '' ? {} : { text };
  return examples.every(isKept) ? { kind: 'picture', examples, ...words } : { kind: 'similar', examples, ...words };
};

const isKept = (example: PictureReference): example is KeptPicture => 'picture' in example;

/** What has to stand in a text that is found. Nothing for a query by example: its words only turn the picture that is looked for. */
export const wordsOf = (query: ClauseQuery): ParsedQuery => (query.kind === 'words' ? query : NO_WORDS);

const NO_WORDS: ParsedQuery = { text: '', words: '', phrases: [] };
