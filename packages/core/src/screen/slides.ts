import type { ScreenLine } from '../domain/screen-text.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import { hasOtherNumbers } from '../text/matching/other-numbers.ts';
import { clockSpan } from '../time/notation/clock-time.ts';
import type { Span } from '../time/span.ts';

/** A slide of a talk or a screen recording: what is written on it, and every stretch in which it is shown, ascending. */
export interface Slide {
  readonly title: string;
  /** Its lines from top to bottom, the title among them. */
  readonly lines: readonly string[];
  /** A time at which all of it can be seen. */
  readonly at: number;
  readonly shown: readonly Span[];
}

/** Lines that a slide has at least, and seconds that it stands: signs and captions are no slides. */
const MIN_LINES = 2;
const MIN_SECONDS = 1.5;
/** Share of a film that slides stand in before it is taken for a film of slides. */
const MIN_SHARE = 0.4;
/** Share of the shorter slide's lines that stand on the other before both are one: one that is still being built is not two. */
const SAME = 0.75;
/** Readings of one line are this alike. */
const SAME_LINE = 0.75;

/** One state of the screen. */
interface Screen extends Span {
  readonly lines: readonly ScreenLine[];
}

/** The slides of a film of slides, in the order in which they are shown first; none of other films. Near-equal ones are folded into one. */
export const slidesOf = (lines: readonly ScreenLine[], duration: number): readonly Slide[] => {
  const screens = screensOf(lines.filter(({ kind }) => kind === 'plain'));
  const standing = screens.reduce<readonly Screen[]>((built, screen) => {
    const last = built.at(-1);
    return last !== undefined && screen.start - last.end <= MIN_SECONDS && isSame(last, screen) ? [...built.slice(0, -1), joined(last, screen)] : [...built, screen];
  }, []).filter(({ start, end, lines: { length } }) => length >= MIN_LINES && end - start >= MIN_SECONDS);
  const seconds = standing.reduce((sum, { start, end }) => sum + end - start, 0);
  if (seconds < MIN_SHARE * duration) return [];
  const folded: { readonly best: Screen; readonly shown: readonly Span[] }[] = [];
  for (const screen of standing) {
    const index = folded.findIndex(({ best }) => isSame(best, screen));
    const known = folded[index];
    const shown = [{ start: screen.start, end: screen.end }];
    if (known === undefined) folded.push({ best: screen, shown });
    else folded[index] = { best: screen.lines.length > known.best.lines.length ? screen : known.best, shown: [...known.shown, ...shown] };
  }
  return folded.map(({ best, shown }) => ({ title: titleOf(best.lines), lines: best.lines.map(({ text }) => text), at: fullAt(best), shown }));
};

/** Stretches between which lines come or go, each with the lines that stand, from top to bottom. */
const screensOf = (lines: readonly ScreenLine[]): readonly Screen[] => {
  const times = [...new Set(lines.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  return times.slice(1).flatMap((end, index) => {
    const start = times[index] ?? end;
    const standing = lines.filter((line) => line.start <= start && line.end >= end).toSorted((a, b) => topOf(a) - topOf(b));
    return standing.length === 0 ? [] : [{ start, end, lines: standing }];
  });
};

const joined = (a: Screen, b: Screen): Screen => ({ start: a.start, end: b.end, lines: b.lines.length >= a.lines.length ? b.lines : a.lines });

const isSame = (a: Screen, b: Screen): boolean => {
  const [short, long] = a.lines.length <= b.lines.length ? [a.lines, b.lines] : [b.lines, a.lines];
  const shared = short.filter(({ text }) => long.some((other) => diceSimilarity(text, other.text) >= SAME_LINE)).length;
  return shared >= SAME * short.length && titleIsSame(short, long);
};

/** Slides of one deck may share all but their titles, and titles all but a number. */
const titleIsSame = (a: readonly ScreenLine[], b: readonly ScreenLine[]): boolean => {
  const [one, other] = [titleOf(a), titleOf(b)];
  return diceSimilarity(one, other) >= SAME_LINE && !hasOtherNumbers(one, other);
};

/** Lines in the upper part of the picture, in the highest letters; a line with a “y” is no title for being higher than the one above it. */
const UPPER = 0.5;
const HIGHER = 1.3;
const titleOf = (lines: readonly ScreenLine[]): string => {
  const upper = lines.filter((line) => topOf(line) <= UPPER);
  return (upper.length > 0 ? upper : lines).reduce((best, line) => (heightOf(line) > HIGHER * heightOf(best) ? line : best), upper[0] ?? lines[0] ?? NO_LINE).text;
};
const NO_LINE: ScreenLine = { start: 0, end: 0, text: '', confidence: 0, kind: 'plain' };

const topOf = ({ box }: ScreenLine): number => (box === undefined ? 0 : Math.min(...box.map(([, y]) => y)));
const heightOf = ({ box }: ScreenLine): number => (box === undefined ? 0 : Math.hypot(box[3][0] - box[0][0], box[3][1] - box[0][1]));

/** A little before the first of its lines goes. */
const fullAt = ({ lines, start, end }: Screen): number => {
  const from = Math.max(start, ...lines.map((line) => line.start));
  return (from + Math.max(from, Math.min(end, ...lines.map((line) => line.end)))) / 2;
};

/** The slides as Markdown: a heading, the times, a picture by the address that `pictureAt` gives, and the text of each. */
export const slidesToMarkdown = (title: string, slides: readonly Slide[], pictureAt: (at: number) => string): string => [
  `# ${plain(title)}`,
  ...slides.map((slide, index) => [
    `## ${index + 1}. ${plain(slide.title)}`,
    slide.shown.map(clockSpan).join(', '),
    `![Slide ${index + 1}](${pictureAt(slide.at)})`,
    slide.lines.filter((line) => line !== slide.title).map((line) => `- ${plain(line)}`).join('\n'),
  ].filter((part) => part !== '').join('\n\n')),
].join('\n\n').concat('\n');

/** Without what Markdown takes for its own. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|]/gu, String.raw`\$&`);
