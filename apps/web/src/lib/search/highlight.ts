import { textWords } from './query-words.ts';

/** A part of a text, and whether it is one of the words that were asked for. */
interface TextPart {
  readonly text: string;
  readonly hit: boolean;
}

/** Letters by which a word may end differently ("swim", "swimming") and still count as the word asked for. */
const ENDING = 4;
const COMMON = new Set(['a', 'an', 'and', 'at', 'in', 'is', 'of', 'on', 'or', 'the', 'to', 'with']);
const WORD = /[\p{L}\p{N}]+/gu;

/** Splits a text so that the words of the query can be marked. The parts joined again are the text. */
export function highlight(text: string, query: string): readonly TextPart[] {
  const wanted = wordsOf(query);
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    if (!wanted.some((word) => sameWord(word, match[0].toLowerCase()))) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hit: false });
    parts.push({ text: match[0], hit: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}

const wordsOf = (query: string): readonly string[] => {
  const words = textWords(query).toLowerCase().match(WORD) ?? [];
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : words;
};

const sameWord = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short) && long.length - short.length <= ENDING;
};
