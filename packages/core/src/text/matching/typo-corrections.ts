import { damerauDistance } from './damerau-distance.ts';
import { stem } from './stem.ts';

/** A word of the library, and how often it stands there. */
export interface CountedWord {
  readonly word: string;
  readonly count: number;
}

/** Letters that a word has at least to be taken for a typing error: shorter ones have too many neighbours. */
const MIN_LETTERS = 4;
/** A word one letter shorter may be what was meant. */
const MIN_KNOWN_LETTERS = MIN_LETTERS - 1;
/** Longer ones are no words; also keeps comparing short. */
const MAX_LETTERS = 40;
/** Letters from which two errors in one word are likely, and still tell what was meant. */
const TWO_EDITS_FROM = 8;
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u;

/** Whether a word of the library is kept as one that others may be typing errors of. A character of a script without spaces is none. */
export const isCorrection = (word: string): boolean => hasLetters(word, MIN_KNOWN_LETTERS);

/** Whether a word is long enough, and made of letters alone, so that it may be a typing error. */
export const isCorrectable = (word: string): boolean => hasLetters(word, MIN_LETTERS);

/** Typing errors that are looked for in a word: one, in a word of eight letters or more two. */
export const maxEdits = (word: string): 1 | 2 => (word.length >= TWO_EDITS_FROM ? 2 : 1);

/**
 * What may have been meant by a word that stands nowhere, given the words near it: those with fewer errors first, of these the most
 * frequent. Nothing where the word itself or another form of it is among them.
 */
export const typoCorrections = (typed: string, near: readonly CountedWord[]): readonly string[] => {
  if (!isCorrectable(typed) || near.some(({ word }) => stem(word) === stem(typed))) return [];
  const limit = maxEdits(typed);
  return near
    .map(({ word, count }) => ({ word, count, edits: damerauDistance(typed, word, limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || b.count - a.count || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
};

const hasLetters = (word: string, least: number): boolean =>
  word.length <= MAX_LETTERS && LETTERS_ONLY.test(word) && (word.match(/\p{L}/gu) ?? []).length >= least;
