import type { TextLine } from '@frameseek/core';

/** A word as the recogniser gives it; confidence 0 to 100. */
export interface ReadWord {
  readonly text: string;
  readonly confidence: number;
}

/** Short words below are noise: leaves, brick walls and faces that look like letters. */
const MIN_WORD = 60;
/** Textures hardly ever read as long words, while names and code, which no dictionary knows, are read with little confidence. */
const MIN_LONG_WORD = 35;
const LONG = 4;
/** A line with two words above is text for certain: its other words were misread at most. */
const SURE_WORD = 80;
/** Lines below are left out as a whole, those without a long word sooner. */
const MIN_LINE = 65;
const MIN_LONG_LINE = 40;
/** Texts with fewer letters and digits say nothing worth finding. */
const MIN_CHARACTERS = 2;
/** Up to so many letters, edges of things are read as a word with some confidence ("HH", "Te"): these must be surer. */
const SHORT = 3;
const MIN_SHORT_LINE = 85;

/** The words of a line as text with a confidence of 0 to 1; undefined when they are too few, too unsure or no words. */
export const toTextLine = (words: readonly ReadWord[]): TextLine | undefined => {
  const real = words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const isText = real.filter(({ text, confidence }) => confidence >= SURE_WORD && letters(text) >= MIN_CHARACTERS).length >= 2;
  const sure = real.filter(({ text, confidence }) => confidence >= (letters(text) >= LONG ? MIN_LONG_WORD : MIN_WORD));
  const kept = isText ? real.filter((word) => sure.includes(word) || letters(word.text) >= MIN_CHARACTERS) : sure;
  const text = kept.map((word) => word.text.trim()).join(' ');
  const confidence = mean(sure.map((word) => word.confidence));
  return confidence >= leastFor(sure) && isWorthwhile(text) ? { text, confidence: confidence / 100 } : undefined;
};

const leastFor = (words: readonly ReadWord[]): number => {
  if (words.some(({ text }) => letters(text) >= LONG)) return MIN_LONG_LINE;
  return letters(words.map(({ text }) => text).join('')) <= SHORT ? MIN_SHORT_LINE : MIN_LINE;
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

/** Noise reads as single letters ("a I l e"); text has at least one real word or number. */
const isWorthwhile = (text: string): boolean =>
  letters(text) >= MIN_CHARACTERS && /[\p{L}\p{N}]{2,}/u.test(text) && letters(text) >= text.length / 2;
