import type { TextLine } from '@frameseek/core';

/** A word as the recogniser gives it; confidence 0 to 100. */
export interface ReadWord {
  readonly text: string;
  readonly confidence: number;
}

/** Words below are noise: leaves, brick walls and faces that look like letters. */
const MIN_WORD = 60;
/** A line below is left out as a whole. */
const MIN_LINE = 65;
/** Texts with fewer letters and digits say nothing worth finding. */
const MIN_CHARACTERS = 2;

/** Lines worth keeping: unsure words taken out, then lines that are too short, too unsure or not made of words. */
export const toTextLines = (lines: readonly (readonly ReadWord[])[]): TextLine[] =>
  lines.flatMap((words) => {
    const sure = words.filter(({ text, confidence }) => confidence >= MIN_WORD && /[\p{L}\p{N}]/u.test(text));
    const text = sure.map((word) => word.text.trim()).join(' ');
    const confidence = sure.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, sure.length);
    return confidence >= MIN_LINE && isWorthwhile(text) ? [{ text, confidence: confidence / 100 }] : [];
  });

const isWorthwhile = (text: string): boolean => {
  const characters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (characters.length < MIN_CHARACTERS) return false;
  // Noise reads as single letters ("a I l e"); text has at least one real word or number.
  return /[\p{L}\p{N}]{2,}/u.test(text) && characters.length >= text.length / 2;
};
