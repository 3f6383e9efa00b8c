import type { ScreenLine } from '../domain/screen-text.ts';
import type { Cue, Transcript } from '../domain/transcript.ts';
import { intersection } from '../time/span.ts';

/**
 * The subtitles that are part of the picture, as a transcript of their own; undefined where there are none. Lines that stand
 * together are one cue, from top to bottom.
 */
export const burnedInTranscript = (lines: readonly ScreenLine[]): Transcript | undefined => {
  const captions = lines.filter(({ kind }) => kind === 'caption').toSorted((a, b) => a.start - b.start || topOf(a) - topOf(b));
  const groups: ScreenLine[][] = [];
  for (const line of captions) {
    const together = groups.at(-1);
    if (together?.some((other) => standTogether(other, line)) === true) together.push(line);
    else groups.push([line]);
  }
  return groups.length === 0 ? undefined : { source: 'burned-in', cues: groups.map(toCue) };
};

/** Share of the shorter time that two lines of one subtitle stand together at least. */
const TOGETHER = 0.5;

const standTogether = (a: ScreenLine, b: ScreenLine): boolean => intersection(a, b) > TOGETHER * Math.min(a.end - a.start, b.end - b.start);

const toCue = (lines: readonly ScreenLine[]): Cue => ({
  start: Math.min(...lines.map(({ start }) => start)),
  end: Math.max(...lines.map(({ end }) => end)),
  text: lines.toSorted((a, b) => topOf(a) - topOf(b)).map(({ text }) => text).join(' '),
});

const topOf = ({ box }: ScreenLine): number => (box === undefined ? 0 : Math.min(...box.map(([, y]) => y)));
