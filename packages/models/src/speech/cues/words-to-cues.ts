import type { Cue, Word } from '@frameseek/core';

/** A pause after which a new line begins, in seconds. */
const PAUSE = 0.8;
/** A line longer than this breaks at the next comma, and at twice this anywhere. */
const LONG_CHARACTERS = 90;

/** Joins words into lines: at the ends of sentences, at pauses, and where a line grows too long to read. */
export const wordsToCues = (words: readonly Word[]): Cue[] => {
  const cues: Cue[] = [];
  let line: Word[] = [];
  const close = (): void => {
    const cue = toCue(line);
    if (cue !== undefined) cues.push(cue);
    line = [];
  };
  for (const word of words) {
    const last = line.at(-1);
    if (last !== undefined && word.start - last.end > PAUSE) close();
    line.push(word);
    if (endsLine(line)) close();
  }
  close();
  return cues;
};

const endsLine = (line: readonly Word[]): boolean => {
  const text = line.at(-1)?.text.trim() ?? '';
  // "Dr." and "3." end no sentence; neither does a full stop inside a number, since a word is a whole token.
  if (/[.!?…。！？]["'”’)]*$/.test(text) && !/^(\w|\d+|dr|mr|mrs|ms|st|vs|e\.g|i\.e|etc)\.$/i.test(text)) return true;
  const length = line.reduce((sum, word) => sum + word.text.length, 0);
  return length > LONG_CHARACTERS && (/[,;:–—]$/.test(text) || length > 2 * LONG_CHARACTERS);
};

const toCue = (line: readonly Word[]): Cue | undefined => {
  const [first] = line;
  const last = line.at(-1);
  const text = line.map((word) => word.text).join('').replace(/\s+/g, ' ').trim();
  if (first === undefined || last === undefined || text === '') return undefined;
  return { start: first.start, end: Math.max(last.end, first.start), text, words: line.map((word) => ({ ...word, text: word.text.trim() })) };
};
