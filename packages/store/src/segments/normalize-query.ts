import { contentWords, normalizeText, tokenize, type WordQuery } from '@frameseek/core';

/** A word query as both stores read words: the terms that earn the score, and the phrases that must stand in the text. */
export interface NormalizedQuery {
  /** Without repeats. */
  readonly terms: readonly string[];
  readonly phrases: readonly string[];
}

/** Normalizes the words and phrases of a query as texts are normalized when they are written. */
export const normalizeQuery = ({ words, phrases }: WordQuery): NormalizedQuery => ({
  terms: [...new Set([...contentWords(words), ...phrases.flatMap(tokenize)])],
  phrases: phrases.map(normalizeText).filter((phrase) => phrase !== ''),
});
