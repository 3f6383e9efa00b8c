import type { Span, Word } from '@frameseek/core';

/** One line on the screen. */
export interface WrittenLine {
  readonly marked: string;
  /** Without markup. */
  readonly text: string;
  readonly words?: readonly Word[];
}

/** A cue as it is written, line by line. */
export interface WrittenCue extends Span {
  readonly lines: readonly WrittenLine[];
}

/** Seconds between two cues of which the second still shows lines of the first. */
const MAX_GAP = 0.5;
/** Share of the cues that repeat lines of the one before, from which they roll; a chorus is sung less often. */
const MIN_SHARE = 0.3;

/** Whether these are roll-up captions, of which each line stands in several cues while it moves up, as YouTube writes them. */
export const isRolling = (cues: readonly WrittenCue[]): boolean => {
  const repeats = cues.filter((cue, index) => repeatedLines(cues[index - 1], cue) > 0).length;
  return repeats >= 2 && repeats >= MIN_SHARE * cues.length;
};

/** Each line once, from when its first word is said until it has been on the screen as the newest line. */
export const unroll = (cues: readonly WrittenCue[]): readonly WrittenCue[] => {
  const said: WrittenCue[] = [];
  for (const [index, cue] of cues.entries()) {
    const fresh = cue.lines.slice(repeatedLines(cues[index - 1], cue)).filter(({ text }) => text !== '');
    for (const [place, line] of fresh.entries()) said.push({ ...spanOf(cue, fresh.length, place), ...spanOfWords(line), lines: [line] });
  }
  return said;
};

/** Lines that come at once share the time of their cue. */
const spanOf = ({ start, end }: Span, count: number, place: number): Span => {
  const step = (end - start) / count;
  return { start: start + step * place, end: start + step * (place + 1) };
};

const spanOfWords = ({ words = [] }: WrittenLine): Span | undefined => {
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
};

/** How many of its first lines a cue has from the end of the one before. */
const repeatedLines = (before: WrittenCue | undefined, { start, lines }: WrittenCue): number => {
  if (before === undefined || Math.abs(start - before.end) > MAX_GAP || start <= before.start) return 0;
  const [old, now] = [shown(before.lines), shown(lines)];
  for (let count = Math.min(old.length, now.length, MAX_LINES); count > 0; count -= 1) {
    if (old.slice(-count).every((text, index) => text === now[index])) return lines.length - now.length + count;
  }
  return 0;
};

/** Lines on the screen at once; roll-up captions have two to four (CEA-608). */
const MAX_LINES = 8;
const shown = (lines: readonly WrittenLine[]): readonly string[] => lines.map(({ text }) => text).filter((text) => text !== '');
