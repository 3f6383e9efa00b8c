import { isOneEditApart } from './fuzzy-words.ts';
import { stem } from './stem.ts';
import { contentWords, tokenize } from '../tokenize.ts';

/** What a word near a mistyped one is worth beside the very word. */
const NEAR_WORD = 0.75;

/**
 * Share of the query's telling words that stand in the text, above 0 to 1; endings do not matter. The text was found by
 * one of them at least, by a finer stemming than this, or by words near mistyped ones, which are worth a little less.
 */
export const termCoverage = (text: string, query: string): number => {
  const found = matchedTerms(text, query).length;
  return (found > 0 ? found : nearShare(text, query)) / Math.max(1, stems(contentWords(query)).size);
};

const nearShare = (text: string, query: string): number => {
  const present = tokenize(text);
  const near = contentWords(query).filter((word) => present.some((other) => isOneEditApart(word, other))).length;
  return near === 0 ? 1 : NEAR_WORD * near;
};

/** The stems of the query's telling words that stand in the text. */
export const matchedTerms = (text: string, query: string): readonly string[] => {
  const present = stems(tokenize(text));
  return [...stems(contentWords(query))].filter((word) => present.has(word));
};

const stems = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(stem));
