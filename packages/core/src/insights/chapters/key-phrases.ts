import { contentWords } from '../../text/tokenize.ts';
import { FILLERS, type TermWeights } from './term-weights.ts';
import { stem } from '../../text/matching/stem.ts';

/** Words of one phrase at most. */
const MAX_WORDS = 3;
/** What each further word of a phrase is worth. */
const LONGER = 0.35;

interface Phrase {
  readonly stems: readonly string[];
  readonly surface: Map<string, number>;
  count: number;
}

/**
 * What a text is about, best first: runs of telling words between the others (RAKE, Rose et al. 2010), rated by how often
 * they come here and how seldom elsewhere. No word stands in two of them.
 */
export const keyPhrases = (text: string, { weights, most }: { readonly weights: TermWeights; readonly most: number }): readonly string[] => {
  const phrases = new Map<string, Phrase>();
  const uses = new Map<string, number>();
  for (const run of runs(text, weights)) {
    for (const word of run) uses.set(stemOf(word), (uses.get(stemOf(word)) ?? 0) + 1);
    for (const words of partsOf(run)) note(phrases, words);
  }
  const rating = ({ stems, count }: Phrase): number => {
    const mean = stems.reduce((sum, term) => sum + weights.of(term) * (1 + Math.log(uses.get(term) ?? 1)), 0) / stems.length;
    return mean * (1 + Math.log(count)) * (1 + LONGER * (stems.length - 1));
  };
  const chosen: Phrase[] = [];
  for (const phrase of [...phrases.values()].map((it) => ({ it, rated: rating(it) })).toSorted((a, b) => b.rated - a.rated)) {
    if (chosen.length >= most) break;
    if (phrase.rated > 0 && !chosen.some(({ stems }) => stems.some((term) => phrase.it.stems.includes(term)))) chosen.push(phrase.it);
  }
  return chosen.map(({ surface }) => usualForm(surface));
};

/** Words that follow one another without punctuation, or a word without a topic, between them. */
const runs = (text: string, weights: TermWeights): readonly (readonly string[])[] =>
  text.split(/[.,;:!?…()"“”«»–—\n]+/u).flatMap((clause) => {
    const found: string[][] = [[]];
    for (const word of clause.split(/\s+/u).map((it) => it.replaceAll(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '')).filter(Boolean)) {
      const before = found.at(-1)?.at(-1);
      // A capital after a small letter begins a sentence (or a name) where punctuation is missing.
      if (before !== undefined && IS_CAPITAL.test(word) && !IS_CAPITAL.test(before)) found.push([]);
      if (isTopic(word, weights)) found.at(-1)?.push(word);
      else found.push([]);
    }
    return found.filter((run) => run.length > 0);
  });

const IS_CAPITAL = /^\p{Lu}/u;

const isTopic = (word: string, weights: TermWeights): boolean => {
  const plain = word.toLowerCase().replaceAll('’', "'");
  // A stop word alone is its own telling word, so it is asked for beside one that tells.
  const tells = contentWords(`${plain} qqq`).length > 1 && !FILLERS.has(plain);
  return tells && /\p{L}{2}/u.test(plain) && weights.of(stemOf(word)) > 0;
};

const stemOf = (word: string): string => stem(word.toLowerCase().replaceAll('’', "'"));

const partsOf = (run: readonly string[]): readonly (readonly string[])[] =>
  run.flatMap((_, first) => Array.from({ length: Math.min(MAX_WORDS, run.length - first) }, (__, more) => run.slice(first, first + more + 1)));

const note = (phrases: Map<string, Phrase>, words: readonly string[]): void => {
  const stems = words.map(stemOf);
  const key = stems.join(' ');
  const phrase = phrases.get(key) ?? { stems, surface: new Map<string, number>(), count: 0 };
  phrase.count += 1;
  const form = words.join(' ');
  phrase.surface.set(form, (phrase.surface.get(form) ?? 0) + 1);
  phrases.set(key, phrase);
};

const usualForm = (surface: ReadonlyMap<string, number>): string =>
  [...surface].reduce((best, form) => (form[1] > best[1] ? form : best), ['', 0] as [string, number])[0];
