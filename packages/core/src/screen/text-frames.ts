import { isDark, keyframeTimes } from '../frames/keyframes.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import type { RecognisedSpan } from './line-tracks.ts';
import type { SamplingStrategy, ScanResult, Shot } from '../domain/scan.ts';
import type { TextLine } from '../domain/screen-text.ts';

/** What was read in the frame at `at` seconds. */
export interface RecognisedFrame {
  readonly at: number;
  readonly lines: readonly TextLine[];
}

/** Seconds between frames of the first look, where the scan has as many: who is to read a caption needs as long. */
const FIRST_STEP = 1.4;
/** Seconds between frames of the closer look at a picture that stands still: a dialog stands for a second at least. */
const CLOSE_STEP = 0.4;
/** The same while the picture moves, where looking is dear: captions are to be read by somebody who watches, too. */
const MOVING_STEP = 0.8;
/** Frames closer than this, in seconds, need no other between them. */
const CLOSE_ENOUGH = 0.6;
/** So many lines are a screen or a slide, on which something may come and go though most of it always stands there. */
const SCREENFUL = 4;
/** A line in more than this share of at least so many frames is the maker's name in a corner, not worth a closer look. */
const ALWAYS = 0.5;
const MANY = 30;
/** Change between two candidates of the scan below which the picture stands still: a screen, a slide, a camera on its stand. */
const STILL = 0.05;
/** From here on two readings are of the same line. */
const SAME_LINE = 0.75;
/** Seconds off a cut, where frames may show both shots. */
const CUT_MARGIN = 0.05;

/**
 * Times of the frames that are read first, ascending: where the scan has looked, as looking there is cheap. Text often
 * changes where the picture as a whole hardly does, so keyframes alone would miss it.
 */
export const ocrTimes = (scan: ScanResult, strategy: SamplingStrategy): readonly number[] => {
  const keyframes = keyframeTimes(scan, strategy).map(({ at }) => at);
  if (strategy !== 'adaptive') return keyframes;
  const times: number[] = [];
  for (const { at } of scan.candidates.filter((candidate) => !isDark(candidate))) {
    if (at - (times.at(-1) ?? -Infinity) >= FIRST_STEP) times.push(at);
  }
  return [...new Set([...times, ...keyframes])].toSorted((a, b) => a - b);
};

/**
 * Times of a second, closer look, ascending: beside frames of the first look that show text. Footage without text, and
 * a film with nothing but its maker's name in a corner, have none; nor have two frames that show the same text while the
 * picture moves, where looking is dear and a screen that somebody works on is not to be expected.
 */
export const ocrRefinementTimes = (frames: readonly RecognisedFrame[], { shots, duration, candidates }: ScanResult): readonly number[] => {
  const isLively = livelyAmong(frames);
  const isFootage = candidates.filter(({ change }) => change >= STILL).length > candidates.length / 2;
  const isStill = (from: number, to: number): boolean => {
    const seen = candidates.filter(({ at }) => at > from && at <= to);
    return seen.length === 0 ? !isFootage : seen.every(({ change }) => change < STILL);
  };
  const beside = (before: RecognisedFrame, after: RecognisedFrame): readonly number[] => {
    if (!isLively(before) && !isLively(after)) return [];
    if (isStill(before.at, after.at)) return between(before.at, after.at, CLOSE_STEP);
    return showSame(before.lines, after.lines) ? [] : between(before.at, after.at, MOVING_STEP);
  };
  return (shots.length > 0 ? shots : [{ index: 0, start: 0, end: duration }]).flatMap((shot) => {
    const own = frames.filter(({ at }) => isIn(shot, at));
    const first = own[0];
    const last = own.at(-1);
    if (first === undefined || last === undefined) return [];
    const ends: readonly (readonly [RecognisedFrame, RecognisedFrame])[] = [
      [unseen(shot.start + CUT_MARGIN), first], ...pairs(own), [last, unseen(shot.end - CUT_MARGIN)],
    ];
    return ends.flatMap(([before, after]) => beside(before, after));
  });
};

/** What was read, each frame over the span up to halfway to its neighbours of the same shot. */
export const toRecognisedSpans = (frames: readonly RecognisedFrame[], { shots, duration }: ScanResult): readonly RecognisedSpan[] =>
  (shots.length > 0 ? shots : [{ index: 0, start: 0, end: duration }]).flatMap((shot) => {
    const own = frames.filter(({ at }) => isIn(shot, at));
    return own.map(({ at, lines }, index) => {
      const [before, after] = [own[index - 1]?.at, own[index + 1]?.at];
      return { start: before === undefined ? shot.start : (before + at) / 2, end: after === undefined ? shot.end : (at + after) / 2, lines };
    });
  });

const isIn = ({ start, end }: Pick<Shot, 'start' | 'end'>, at: number): boolean => at >= start && at < end;

const pairs = (frames: readonly RecognisedFrame[]): (readonly [RecognisedFrame, RecognisedFrame])[] =>
  frames.slice(1).flatMap((after, index) => {
    const before = frames[index];
    return before === undefined ? [] : [[before, after] as const];
  });

/** What stands at the ends of a shot beyond the frames of the first look is not known: as good as another text. */
const unseen = (at: number): RecognisedFrame => ({ at, lines: [] });

const showSame = (before: readonly TextLine[], after: readonly TextLine[]): boolean =>
  before.length === after.length && before.every(({ text }) => after.some((other) => diceSimilarity(text, other.text) >= SAME_LINE));

/** Whether a frame shows a screen full of text, or a line that does not stand in most frames. */
const livelyAmong = (frames: readonly RecognisedFrame[]): ((frame: RecognisedFrame) => boolean) => {
  const counts = new Map<string, number>();
  for (const { lines } of frames) for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isAlways = (text: string): boolean => frames.length >= MANY && (counts.get(text) ?? 0) > ALWAYS * frames.length;
  return ({ lines }) => lines.length >= SCREENFUL || lines.some(({ text }) => !isAlways(text));
};

/** Evenly spaced times strictly between two others. */
const between = (start: number, end: number, step: number): number[] => {
  if (end - start < CLOSE_ENOUGH) return [];
  const parts = Math.ceil((end - start) / step);
  return Array.from({ length: parts - 1 }, (_, index) => start + ((index + 1) * (end - start)) / parts);
};
