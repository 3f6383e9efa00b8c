/**
 * Typing errors: one letter too many, missing, wrong, or two swapped. The first letter is hardly ever the wrong one, and
 * short words have too many neighbours that are words of their own, so both stay as they are.
 */

/** Letters that a word has at least before another may stand for it. */
const MIN_LETTERS = 5;
/** Letters that it has at most: nobody types a longer one, and comparing takes the square of its length. */
const MAX_LETTERS = 40;
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u;

/** Whether a word is long enough, not endless, and made of letters alone, so that a near one may be what was meant. */
export const isFuzzyMatchable = (word: string): boolean =>
  word.length >= MIN_LETTERS && word.length <= MAX_LETTERS && LETTERS_ONLY.test(word);

/**
 * Whether one typing error makes one word of the other (Damerau 1964: a letter more, less, wrong, or two swapped); a word
 * is not near itself.
 */
export const isOneEditApart = (a: string, b: string): boolean => {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1 || !isFuzzyMatchable(a) || !isFuzzyMatchable(b)) return false;
  // What is alike at the beginning and at the end; as the words differ, both counts stop.
  let start = 0;
  while (a[start] === b[start]) start += 1;
  let end = 0;
  while (a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left[1]}${left[0]}`;
};

/**
 * The word and what is left of it without one of its letters: two words that are near one another share one of these (Mor
 * and Fraenkel 1982).
 */
export const deletionVariants = (word: string): readonly string[] => [
  ...new Set([word, ...Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i + 1) + word.slice(i + 2))]),
];

/** Words in buckets by their first letter and length, so that only few are compared. */
export class FuzzyVocabulary {
  readonly #words = new Set<string>();
  readonly #buckets = new Map<string, string[]>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const bucket = bucketOf(word, word.length);
    const others = this.#buckets.get(bucket);
    if (others === undefined) this.#buckets.set(bucket, [word]);
    else others.push(word);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The words in it that one typing error makes of this one. */
  near(word: string): readonly string[] {
    if (!isFuzzyMatchable(word)) return [];
    return [-1, 0, 1].flatMap((more) => (this.#buckets.get(bucketOf(word, word.length + more)) ?? []).filter((other) => isOneEditApart(word, other)));
  }
}

const bucketOf = (word: string, length: number): string => `${word[0] ?? ''}${length}`;
