import type { ScreenLine, ScreenText } from '../domain/screen-text.ts';
import type { Span } from '../time/span.ts';

/** Lines whose ends both lie within so many seconds came and went together. */
const TOGETHER = 0.5;
/** Characters from which on a text is indexed in parts: a screen full of words is about nothing. */
const MAX_CHARACTERS = 400;
/** Seconds between the starts of texts that would start at once: modality and start tell the segments of a video apart. */
const APART = 0.001;

/**
 * The texts that are looked for, ascending: lines that came and went together are one text, over the stretch in which they
 * stood there. No two start at the same millisecond. The maker's name in a corner is no text of any moment.
 */
export const toScreenTexts = (lines: readonly ScreenLine[]): readonly ScreenText[] => {
  const texts = together(lines.filter(({ kind }) => kind !== 'logo')).flatMap(inParts).toSorted((a, b) => a.start - b.start || a.end - b.end);
  let last = -Infinity;
  return texts.map((text) => {
    last = Math.max(text.start, last + APART);
    return { ...text, start: last, end: Math.max(text.end, last + APART) };
  });
};

/** Whether two things on the screen come at nearly one time and go at nearly one time. */
export const comeAndGoTogether = (a: Span, b: Span): boolean => Math.abs(a.start - b.start) <= TOGETHER && Math.abs(a.end - b.end) <= TOGETHER;

/** Lines that came and went together, in the order in which they were read. */
const together = (unordered: readonly ScreenLine[]): ScreenLine[][] => {
  const lines = unordered.toSorted((a, b) => a.start - b.start);
  const groups: { readonly first: ScreenLine; readonly lines: ScreenLine[] }[] = [];
  for (const line of lines) {
    const group = groups.find(({ first }) => comeAndGoTogether(first, line));
    if (group === undefined) groups.push({ first: line, lines: [line] });
    else group.lines.push(line);
  }
  return groups.map((group) => group.lines);
};

const inParts = (lines: readonly ScreenLine[]): ScreenText[] => {
  const parts: ScreenLine[][] = [];
  let characters = Infinity;
  for (const line of lines) {
    if (characters + line.text.length > MAX_CHARACTERS) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(line);
    characters += line.text.length;
  }
  return parts.map(toScreenText);
};

const toScreenText = (lines: readonly ScreenLine[]): ScreenText => ({
  start: Math.min(...lines.map(({ start }) => start)),
  end: Math.max(...lines.map(({ end }) => end)),
  text: lines.map(({ text }) => text.trim()).join('\n'),
  confidence: lines.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, lines.length),
});
