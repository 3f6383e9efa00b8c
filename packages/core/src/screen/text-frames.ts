import { isDark, keyframeTimes } from '../frames/keyframes.ts';
import { atBothEnds, heldPictures, oncePerPicture } from './held-pictures.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import type { RecognisedSpan } from './line-tracks.ts';
import { hasCaptions } from './screen-lines.ts';
import type { SamplingStrategy, ScanResult, Shot } from '../domain/scan.ts';
import type { TextLine } from '../domain/screen-text.ts';
import type { Span } from '../time/span.ts';

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
/** Seconds that a subtitle mostly stands at least: where the scan has no frames for longer, a whole one may stand between. */
const CAPTION_SECONDS = 2;
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
/** Seconds within which two times are one: timestamps are rounded to milliseconds in some containers. */
const SAME_TIME = 0.001;

/**
 * Times of the frames that are read first, ascending: where the scan has looked, as looking there is cheap. Text often
 * changes where the picture as a whole hardly does, so keyframes alone would miss it. A picture that is held is read once,
 * also where the scan has not looked.
 */
export const ocrTimes = (scan: ScanResult, strategy: SamplingStrategy): readonly number[] => {
  const keyframes = keyframeTimes(scan, strategy).map(({ at }) => at);
  if (strategy !== 'adaptive') return keyframes;
  const pictures = heldPictures(scan.held ?? []);
  const times: number[] = [];
  for (const { at } of scan.candidates.filter((candidate) => !isDark(candidate))) {
    const last = times.at(-1) ?? -Infinity;
    const isSame = pictures.at(at) !== undefined && pictures.at(at) === pictures.at(last);
    if (at - last >= FIRST_STEP && !isSame) times.push(at);
  }
  const seen = ascending([...times, ...keyframes, ...scan.candidates.filter(isDark).map(({ at }) => at)]);
  return oncePerPicture(ascending([...times, ...keyframes, ...unseenPictures(scan, seen)]), pictures);
};

const ascending = (times: readonly number[]): readonly number[] => [...new Set(times)].toSorted((a, b) => a - b);

/** Where pictures begin to be held that are seen at none of the times, nor at the I-frame that was polished into them. */
const unseenPictures = ({ held = [] }: ScanResult, seen: readonly number[]): readonly number[] => {
  let next = 0;
  return held.filter(({ start, end }, index) => {
    const from = Math.max(start - CLOSE_ENOUGH, (held[index - 1]?.end ?? -Infinity) + SAME_TIME);
    while ((seen[next] ?? Infinity) < from) next += 1;
    return (seen[next] ?? Infinity) > end + SAME_TIME;
  }).map(({ start }) => start);
};

/**
 * Times of a second, closer look, ascending: beside frames of the first look that show text. Footage without text, and
 * a film with nothing but its maker's name in a corner, have none; nor have two frames that show the same text while the
 * picture moves, where looking is dear and a screen that somebody works on is not to be expected. In a film of subtitles more are
 * looked for where they may have come and gone between two frames of the first look. Frames that are `frameSeconds` apart have none between them.
 */
export const ocrRefinementTimes = (
  looked: readonly RecognisedFrame[], { shots, duration, candidates, held = [] }: ScanResult, frameSeconds = 0,
): readonly number[] => {
  const between = betweenFrames(frameSeconds);
  const pictures = heldPictures(held);
  const frames = atBothEnds(looked, pictures);
  const isLively = livelyAmong(looked);
  const isCaptioned = hasCaptions(looked.flatMap(({ lines }) => lines));
  const isFootage = candidates.filter(({ change }) => change >= STILL).length > candidates.length / 2;
  const isStill = (from: number, to: number): boolean => {
    const seen = candidates.filter(({ at }) => at > from && at <= to);
    return seen.length === 0 ? !isFootage : seen.every(({ change }) => change < STILL);
  };
  const beside = (before: RecognisedFrame, after: RecognisedFrame): readonly number[] => {
    const isQuiet = !isLively(before) && !isLively(after);
    const mayHideOne = isCaptioned && after.at - before.at > CAPTION_SECONDS;
    if (before.at >= after.at || (isQuiet && !mayHideOne)) return [];
    const picture = pictures.at(before.at);
    if (picture !== undefined && picture === pictures.at(after.at)) return [];
    const same = showSame(before.lines, after.lines);
    const unread = pictures.between(before.at, after.at);
    // Between two I-frames that show the same, a picture is held that was polished at first.
    if (same && unread.length === 1 && unread.every(({ start, end }) => start - before.at < CLOSE_ENOUGH && after.at - end < CLOSE_ENOUGH)) return [];
    return aroundPictures({ start: before.at, end: after.at }, unread, (start, end) => {
      if (isStill(start, end) && !isQuiet) return between(start, end, CLOSE_STEP);
      if (isQuiet || (same && unread.length === 0)) return mayHideOne ? between(start, end, FIRST_STEP) : [];
      return between(start, end, MOVING_STEP);
    });
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

/** A time in each of the pictures that are held within a span, and what `open` gives for what lies before, between and behind them. */
const aroundPictures = ({ start, end }: Span, pictures: readonly Span[], open: (start: number, end: number) => readonly number[]): readonly number[] => {
  const starts = [start, ...pictures.map((picture) => picture.end)];
  return starts.flatMap((from, index) => {
    const next = pictures[index];
    return next === undefined ? open(from, end) : [...open(from, next.start), next.start];
  });
};

/** What was read, in pictures that are held at both of their ends. Ascending. */
export const withHeldPictures = (frames: readonly RecognisedFrame[], { held = [] }: ScanResult): readonly RecognisedFrame[] =>
  atBothEnds(frames, heldPictures(held));

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

/** Evenly spaced times strictly between two others, for frames that are so many seconds apart. */
const betweenFrames = (frameSeconds: number) => (start: number, end: number, step: number): number[] => {
  if (end - start < Math.max(CLOSE_ENOUGH, 1.5 * frameSeconds)) return [];
  const parts = Math.ceil((end - start) / Math.max(step, frameSeconds));
  return Array.from({ length: parts - 1 }, (_, index) => start + ((index + 1) * (end - start)) / parts);
};
