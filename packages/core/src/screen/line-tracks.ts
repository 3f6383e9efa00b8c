import { normalizeText } from '../text/tokenize.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import { hasOtherNumbers } from '../text/matching/other-numbers.ts';
import type { Span } from '../time/span.ts';
import type { TextLine } from '../domain/screen-text.ts';

/** What was read in one frame, and the span that the frame stands for. */
export interface RecognisedSpan extends Span {
  readonly lines: readonly TextLine[];
}

/** One line over all the spans in which it stood. */
export interface LineTrack extends Span {
  /** As it was read best. */
  readonly line: TextLine;
  /** As it was when it came, and when it was seen last: a line may move. */
  readonly first: TextLine;
  readonly last: TextLine;
  /** Spans in which it was read. */
  readonly times: number;
  /** Since when, in seconds, its numbers have been those of the last reading, and how often they were read. */
  readonly counted: { readonly since: number; readonly times: number };
}

/** Lines read with less confidence are specks and texture. */
const MIN_CONFIDENCE = 0.35;
/** Lines read once must be as sure as this. */
const ONCE_CONFIDENCE = 0.65;
/** Letters and digits that a line must have. */
const MIN_LETTERS = 2;
/** From here on two readings are the same line; misread letters are forgiven. */
const SAME_LINE = 0.75;
/** Seconds for which numbers stand, and readings that tell so, before others make another line: those of a clock or a counter do not. */
const STOOD = { seconds: 1.5, times: 2 } as const;
/** The same text in letters this many times as high is another one: a title, and its picture in a list of slides. */
const OTHER_SIZE = 1.8;
/** Seconds for which a line may be unreadable and be the same afterwards: a pointer passes over it. */
const FORGIVEN = 0.7;
/** Lines of fewer letters that were read once are the edges of things more often than text. */
const SURE_LETTERS = 4;

/** Lines followed from frame to frame, in the order in which they came; what was read once with doubt is left out. */
export const lineTracks = (spans: readonly RecognisedSpan[]): readonly LineTrack[] => {
  let open: readonly LineTrack[] = [];
  const tracks: LineTrack[] = [];
  for (const span of spans) {
    const isOver = ({ end }: LineTrack): boolean => span.start - end > FORGIVEN;
    tracks.push(...open.filter(isOver));
    open = continued(open.filter((track) => !isOver(track)), span);
  }
  return [...tracks, ...open].filter(isSure).toSorted((a, b) => a.start - b.start);
};

/** The tracks after one more span: each line continues the most similar open track, or begins one. */
const continued = (tracks: readonly LineTrack[], { start, end, lines }: RecognisedSpan): LineTrack[] => {
  const waiting = [...tracks];
  const going = lines.filter(isLegible).map((line): LineTrack => {
    const best = waiting.reduce<{ track?: LineTrack; alike: number }>((found, track) => {
      const off = distance(track.line, line) / 10;
      // Even the same text would not be nearer: on a screen that stays, hardly any two lines need comparing.
      if (1 - off <= found.alike || isOtherSize(track.line, line)) return found;
      const alike = diceSimilarity(track.line.text, line.text) - off;
      if (alike <= found.alike || (hasStood(track, start) && hasOtherNumbers(track.last.text, line.text))) return found;
      return { track, alike };
    }, { alike: SAME_LINE - 0.001 });
    if (best.track === undefined) return { start, end, line, first: line, last: line, times: 1, counted: { since: start, times: 1 } };
    waiting.splice(waiting.indexOf(best.track), 1);
    const surer = line.confidence > best.track.line.confidence ? line : best.track.line;
    const { counted: { since, times }, last } = best.track;
    const counted = hasOtherNumbers(last.text, line.text) ? { since: start, times: 1 } : { since, times: times + 1 };
    return { ...best.track, end, line: surer, last: line, times: best.track.times + 1, counted };
  });
  return [...going, ...waiting];
};

const hasStood = ({ counted: { since, times } }: LineTrack, now: number): boolean => times >= STOOD.times && now - since >= STOOD.seconds;

const isOtherSize = ({ place: a }: TextLine, { place: b }: TextLine): boolean =>
  a !== undefined && b !== undefined && Math.max(a.height, b.height) > OTHER_SIZE * Math.min(a.height, b.height);

/** Between the places of two lines, 1 the size of the picture: of two equal texts the nearer is the one that goes on. */
const distance = ({ place: a }: TextLine, { place: b }: TextLine): number =>
  a === undefined || b === undefined ? 0 : Math.min(1, Math.hypot(a.x - b.x, a.y - b.y));

const isLegible = ({ text, confidence }: TextLine): boolean =>
  confidence >= MIN_CONFIDENCE && lettersOf(text) >= MIN_LETTERS;

const lettersOf = (text: string): number => normalizeText(text).replaceAll(' ', '').length;

const isSure = ({ line, times }: LineTrack): boolean => times > 1 || (line.confidence >= ONCE_CONFIDENCE && lettersOf(line.text) >= SURE_LETTERS);
