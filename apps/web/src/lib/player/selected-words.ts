import type { Span, TranscriptLine } from '@frameseek/core';

/** Letters of the text of a line, from `from` to before `to`. */
export interface LinePart {
  readonly line: TranscriptLine;
  readonly from: number;
  readonly to: number;
}

/** Words that somebody selected in a transcript; `start` and `end` in seconds, of the first and the last of them. */
export interface SelectedWords extends Span {
  /** What was selected of each line, and where that begins. */
  readonly parts: readonly { readonly line: TranscriptLine; readonly start: number; readonly text: string }[];
  readonly count: number;
}

/** The words that parts of lines touch, whole; undefined where they touch none. A line whose words have no times is taken from its beginning to its end. */
export const selectedWords = (parts: readonly LinePart[]): SelectedWords | undefined => {
  const touched = parts.flatMap(({ line, from, to }) => {
    const words = placedWords(line).filter((word) => word.from < to && word.to > from);
    const [first, last] = [words.at(0), words.at(-1)];
    return first === undefined || last === undefined ? [] : [{ line, start: first.start, end: last.end, text: line.text.slice(first.from, last.to), count: words.length }];
  });
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    start: first.start, end: Math.max(last.end, first.start), count: touched.reduce((sum, { count }) => sum + count, 0),
    parts: touched.map(({ line, start, text }) => ({ line, start, text })),
  };
};

/** A word with its letters in the text of its line, and its time. */
interface PlacedWord extends Span {
  readonly from: number;
  readonly to: number;
}

const placedWords = ({ text, words = [], start, end }: TranscriptLine): readonly PlacedWord[] => {
  const written = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
  const timed: PlacedWord[] = [];
  let at = 0;
  for (const word of words) {
    const letters = word.text.trim();
    const from = text.indexOf(letters, at);
    // Words that do not stand in the text tell nothing of its times.
    if (from < 0) return written.map((one) => ({ ...one, start, end }));
    at = from + letters.length;
    timed.push({ from, to: at, start: word.start, end: word.end });
  }
  return timed.length > 0 ? timed : written.map((one) => ({ ...one, start, end }));
};
