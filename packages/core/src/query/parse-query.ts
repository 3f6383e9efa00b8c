import { Fault } from '../faults/fault.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';

/** A query as the search path needs it. */
export interface ParsedQuery {
  /** All of it without quotation marks: what is embedded. */
  readonly text: string;
  /** What is looked for in words; empty when the query has neither letters nor digits. */
  readonly words: string;
  /** Quoted parts: each must be said or shown word for word. */
  readonly phrases: readonly string[];
}

/** Most characters that a query may have. */
export const MAX_QUERY_LENGTH = 1_000;

const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/gu;
const MARKS = /["“”„«»]/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Reads a query in words. Any input is one but an empty one (throws `query/empty`) and one that is too long (throws
 * `query/too-long`).
 */
export const parseQuery = (input: string): ParsedQuery => {
  if (input.length > MAX_QUERY_LENGTH) throw new Fault('query/too-long', { length: input.length, limit: MAX_QUERY_LENGTH });
  const text = collapseWhitespace(input.replaceAll(MARKS, ' '));
  if (text === '') throw new Fault('query/empty', {});
  const phrases = [...input.matchAll(QUOTED)].map((match) => collapseWhitespace(match[1] ?? '')).filter((it) => HAS_WORD.test(it));
  return { text, words: HAS_WORD.test(text) ? text : '', phrases };
};
