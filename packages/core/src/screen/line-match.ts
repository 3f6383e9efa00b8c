import type { PlacedLine, ScreenLine } from '../domain/screen-text.ts';
import { foldText } from '../text/fold-text.ts';
import { contentWords, tokenize } from '../text/tokenize.ts';

/**
 * Cyrillic and Greek letters, and the Latin ones or digits that a reader which does not know them takes them for (the idea of
 * Unicode's confusables, UTS #39): so a sign can be found by its words though it is not read.
 */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: '6', в: 'b', г: 'r', д: 'a', е: 'e', ж: 'x', з: '3', и: 'n', к: 'k', л: 'n', м: 'm', н: 'h', о: 'o', п: 'n', р: 'p', с: 'c', т: 't', у: 'y' },
  ...{ ф: 'o', х: 'x', ц: 'u', ч: 'y', ш: 'w', щ: 'w', ъ: 'b', ы: 'bi', ь: 'b', э: '3', ю: 'io', я: 'r' },
  ...{ α: 'a', β: 'b', γ: 'y', ε: 'e', ζ: 'z', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', ς: 's', τ: 't', υ: 'u', χ: 'x', ω: 'w' },
};

/** Without case, accents, and the script of letters that look alike. */
const asSeen = (text: string): string => foldText(text).replaceAll(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOK_ALIKE[letter] ?? letter);

/** Letters and digits alone, as they are seen: "EXIT-ONLY" and "exit only" are one. */
export const squeezed = (text: string): string => asSeen(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Characters that may hold one misread one. */
const PER_EDIT = 5;
/** Words of fewer characters must stand alone: they are part of too many others. */
const MIN_PART = 4;
/** What a word is worth that stands inside another or across two, and one that is read nearly so. */
const PART = 0.9;
const NEAR = 0.75;

/**
 * How much of what is asked for stands in the text, 0 to 1: words in any order, one misread character in five forgiven,
 * whether or not there are spaces between them. Of scripts without spaces each character is a word.
 */
export const lineMatch = (text: string, query: string): number => lineMatcher(text)(wantedWords(query));

/** A word that is looked for: as it is seen, its letters and digits alone, and whether another digit would make it another word. */
export interface WantedWord {
  readonly seen: string;
  readonly plain: string;
  readonly hasDigits: boolean;
}

/** The words of a query, made ready to be held against many lines. */
export const wantedWords = (query: string): readonly WantedWord[] =>
  contentWords(foldText(query)).map((word) => ({ seen: asSeen(word), plain: squeezed(word), hasDigits: /\d/u.test(word) }));

/** The same for one line and many queries: the line is read once. */
export const lineMatcher = (text: string): ((wanted: readonly WantedWord[]) => number) => {
  const words = new Set(tokenize(asSeen(text)));
  const whole = squeezed(text);
  const worth = ({ seen, plain, hasDigits }: WantedWord): number => {
    if (words.has(seen)) return 1;
    if (plain.length < MIN_PART) return 0;
    if (whole.includes(plain)) return PART;
    return hasDigits || editsWithin(whole, plain) > Math.floor(plain.length / PER_EDIT) ? 0 : NEAR;
  };
  return (wanted) => (wanted.length === 0 ? 0 : wanted.reduce((sum, word) => sum + worth(word), 0) / wanted.length);
};

/** Lines that are shown of one moment: more would hide the picture. */
const MAX_SHOWN = 8;

/** The lines with a place that hold something of the query, those that hold most first. */
export const matchingLines = (lines: readonly ScreenLine[], query: string): readonly PlacedLine[] => {
  const wanted = wantedWords(query);
  return lines
    .flatMap(({ start, end, text, box }) => (box === undefined ? [] : [{ line: { start, end, text, box }, share: lineMatcher(text)(wanted) }]))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MAX_SHOWN)
    .map(({ line }) => line);
};

/** Whether a quoted text stands in this one character for character; spaces, punctuation, case and accents do not matter. */
export const holdsExactly = (text: string, phrase: string): boolean => squeezed(text).includes(squeezed(phrase));

/** Fewest characters to change, leave out or put in before the word stands somewhere in the text (Sellers 1980). */
export const editsWithin = (text: string, word: string): number => {
  let above = new Uint16Array(text.length + 1);
  let row = new Uint16Array(text.length + 1);
  for (let i = 1; i <= word.length; i++) {
    row[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const changed = (above[j - 1] ?? 0) + (word[i - 1] === text[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    [above, row] = [row, above];
  }
  return Math.min(...above);
};

/** The runs of three characters by which lines that may match are found; of shorter words the whole word. */
export const lineGrams = (query: string): readonly string[] => [...new Set(contentWords(foldText(query)).map(squeezed).flatMap((word) =>
  word.length <= 3 ? [word].filter(Boolean) : Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3))))];
