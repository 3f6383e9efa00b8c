/**
 * How both stores read a text as words, so that they find the same: lower case, compatibility forms made equal
 * (Unicode NFKC), punctuation left out. Scripts written without spaces give one word a character, so that any part of
 * their text can be found.
 */

/** Han, kana, Thai, Lao, Khmer and Burmese; each character may carry combining marks. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*`;
/** An apostrophe inside a word belongs to it: "don't" is one word. */
const WORD = new RegExp(String.raw`${UNSPACED}|(?:(?!${UNSPACED})[\p{L}\p{N}]\p{M}*)+(?:'(?:(?!${UNSPACED})[\p{L}\p{N}]\p{M}*)+)*`, 'gu');

/** The words of a text in their order, in lower case. */
export const tokenize = (text: string): readonly string[] =>
  text.normalize('NFKC').replaceAll('’', "'").toLowerCase().match(WORD) ?? [];

/** The words with one space between, before and after them: a phrase stands in a text when its plain form does. */
export const normalizeText = (text: string): string => {
  const words = tokenize(text);
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
};

/** Whether the words of `phrase` stand in `text` one after another; case and punctuation do not matter. */
export const containsPhrase = (text: string, phrase: string): boolean => normalizeText(text).includes(normalizeText(phrase));

/** English words that stand in nearly every sentence; looking for them finds everything and tells nothing apart. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  ('a an and are as at be been but by did do does for from had has have he her his i if in into is it its me my of on or ' +
    'our she so such that the their them then there these they this to was we were what when where which who will with you your')
    .split(' '),
);

/** The words worth looking for: without those that are everywhere, unless there are no others. */
export const contentWords = (text: string): readonly string[] => {
  const words = tokenize(text);
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
};
