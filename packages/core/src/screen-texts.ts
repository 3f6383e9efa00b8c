import type { ScreenText } from './domain.ts';
import { plainText } from './plain-words.ts';
import type { TextLine } from './ports.ts';
import { similarity } from './similar-text.ts';
import type { Span } from './span.ts';

/** What was read in one keyframe, and the span that the keyframe stands for. */
export interface Reading extends Span {
  readonly lines: readonly TextLine[];
}

/** Lines read with less confidence are specks and texture. */
const LEAST_CONFIDENCE = 0.5;
/** Letters and digits that a line must have. */
const LEAST_LETTERS = 2;
/** From here on two readings are the same line; misread letters are forgiven. */
const SAME_LINE = 0.75;

/**
 * The texts that stood on the screen, each over the whole stretch of neighbouring readings that show the same lines. A
 * screen on which one line changed is a new text, so that a search lands where that line appears.
 */
export const toScreenTexts = (readings: readonly Reading[]): readonly ScreenText[] => {
  const joiner = screenTextJoiner();
  return [...readings.flatMap((reading) => joiner.add(reading)), ...joiner.end()];
};

/** The same for readings that come one after another: `add` gives the texts that no later reading can change. */
export interface ScreenTextJoiner {
  add(reading: Reading): readonly ScreenText[];
  end(): readonly ScreenText[];
}

export const screenTextJoiner = (): ScreenTextJoiner => {
  let open: Reading | undefined;
  const take = (): ScreenText[] => {
    const reading = open;
    open = undefined;
    return reading === undefined ? [] : [toScreenText(reading)];
  };
  return {
    add: (reading) => {
      const next = { ...reading, lines: reading.lines.filter(isLegible) };
      if (open !== undefined && next.start <= open.end && sameLines(open.lines, next.lines)) {
        open = { start: open.start, end: next.end, lines: surer(open.lines, next.lines) };
        return [];
      }
      const before = take();
      if (next.lines.length > 0) open = next;
      return before;
    },
    end: take,
  };
};

const isLegible = ({ text, confidence }: TextLine): boolean =>
  confidence >= LEAST_CONFIDENCE && plainText(text).replaceAll(' ', '').length >= LEAST_LETTERS;

const sameLines = (a: readonly TextLine[], b: readonly TextLine[]): boolean =>
  b.length > 0 && eachHasPartner(a, b) && eachHasPartner(b, a);

const eachHasPartner = (lines: readonly TextLine[], others: readonly TextLine[]): boolean =>
  lines.every(({ text }) => others.some((other) => similarity(text, other.text) >= SAME_LINE));

const meanConfidence = (lines: readonly TextLine[]): number =>
  lines.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, lines.length);

const surer = (a: readonly TextLine[], b: readonly TextLine[]): readonly TextLine[] =>
  meanConfidence(b) > meanConfidence(a) ? b : a;

const toScreenText = ({ start, end, lines }: Reading): ScreenText => ({
  start,
  end,
  text: lines.map(({ text }) => text.trim()).join('\n'),
  confidence: meanConfidence(lines),
});
