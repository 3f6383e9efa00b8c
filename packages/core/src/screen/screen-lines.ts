import type { LineKind, ScreenLine, TextLine } from '../domain/screen-text.ts';
import type { Shot } from '../domain/scan.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import { lineTracks, type LineTrack, type RecognisedSpan } from './line-tracks.ts';

/** The lines that stood on the screen, ascending, and what each of them is. `shots` tells what stays while the picture changes. */
export const toScreenLines = (spans: readonly RecognisedSpan[], shots: readonly Shot[]): readonly ScreenLine[] => {
  const tracks = lineTracks(spans);
  const logos = logosAmong(tracks, shots);
  const captions = captionsAmong(tracks);
  const kindOf = (track: LineTrack): LineKind => {
    const move = moveOf(track);
    if (move !== undefined) return move;
    return captions.has(track) ? 'caption' : 'plain';
  };
  const others = tracks.filter((track) => !logos.some((group) => group.includes(track)));
  return [...logos.map((group) => toLine(longestOf(group), { kind: 'logo', start: startOf(group), end: endOf(group) })), ...others.map((track) => toLine(track, { kind: kindOf(track) }))]
    .toSorted((a, b) => a.start - b.start);
};

const toLine = ({ start, end, line: { text, confidence, box } }: LineTrack, told: Pick<ScreenLine, 'kind'> & Partial<ScreenLine>): ScreenLine =>
  ({ start, end, text, confidence, ...(box !== undefined && { box }), ...told });

/** A logo stands in this share of the film, and while at least so many shots pass: what a single shot shows may be all that it is about. */
const LOGO_SHARE = 0.6;
const LOGO_SHOTS = 4;
/** Two lines are in one place when their middles are no farther apart than this share of the picture. */
const SAME_PLACE = 0.03;
/** Letters of one name misread in different ways are still this alike. */
const SAME_NAME = 0.6;

/** Tracks of the same words in the same place, group by group, of those that stay through most of the film. */
const logosAmong = (tracks: readonly LineTrack[], shots: readonly Shot[]): readonly (readonly LineTrack[])[] => {
  const [begin, end] = [shots[0]?.start ?? 0, shots.at(-1)?.end ?? 0];
  if (shots.length < LOGO_SHOTS) return [];
  const groups: LineTrack[][] = [];
  for (const track of tracks) {
    const group = groups.find(([first]) => first !== undefined && isSameName(first, track));
    if (group === undefined) groups.push([track]);
    else group.push(track);
  }
  return groups.filter((group) => {
    const seconds = group.reduce((sum, track) => sum + track.end - track.start, 0);
    const seen = shots.filter((shot) => group.some((track) => track.start < shot.end && track.end > shot.start)).length;
    return seconds >= LOGO_SHARE * (end - begin) && seen >= LOGO_SHOTS && group.every((track) => moveOf(track) === undefined);
  });
};

const isSameName = ({ line: a }: LineTrack, { line: b }: LineTrack): boolean => {
  if (a.place === undefined || b.place === undefined) return false;
  return Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y) <= SAME_PLACE && diceSimilarity(a.text, b.text) >= SAME_NAME;
};

const longestOf = (group: readonly LineTrack[]): LineTrack => group.reduce((best, track) => (track.times > best.times ? track : best));
const startOf = (group: readonly LineTrack[]): number => Math.min(...group.map(({ start }) => start));
const endOf = (group: readonly LineTrack[]): number => Math.max(...group.map(({ end }) => end));

/** Share of the picture by which a line moves along its way before it is credits or a ticker, and across it at most. */
const MOVED = 0.12;
const ACROSS = 0.03;

const moveOf = ({ first: { place: from }, last: { place: to } }: LineTrack): 'credits' | 'ticker' | undefined => {
  if (from === undefined || to === undefined) return undefined;
  if (from.y - to.y >= MOVED && Math.abs(from.x - to.x) <= ACROSS) return 'credits';
  return from.x - to.x >= MOVED && Math.abs(from.y - to.y) <= ACROSS ? 'ticker' : undefined;
};

/** Subtitles stand in the middle of the lower part, for as long as they are read, one after another in letters of one height. */
const LOWER = 0.68;
const OFF_MIDDLE = 0.12;
const READ_SECONDS = 9;
const MANY = 3;

/** Whether a line stands where subtitles do. */
const standsLow = ({ place }: TextLine): boolean => place !== undefined && place.y >= LOWER && Math.abs(place.x - 0.5) <= OFF_MIDDLE;

/** Whether so many lines of those that were read stand where subtitles do that there will be more of them. */
export const hasCaptions = (lines: readonly TextLine[]): boolean => new Set(lines.filter(standsLow).map(({ text }) => text)).size >= MANY;

const captionsAmong = (tracks: readonly LineTrack[]): ReadonlySet<LineTrack> => {
  const possible = tracks.filter(({ start, end, line }) => standsLow(line) && end - start <= READ_SECONDS);
  const alike = (a: LineTrack, b: LineTrack): boolean => {
    const [one, other] = [a.line.place, b.line.place];
    return one !== undefined && other !== undefined && Math.abs(one.y - other.y) <= SAME_PLACE && Math.max(one.height, other.height) <= 1.4 * Math.min(one.height, other.height);
  };
  // Two that stand together in one place are not subtitles but parts of a screen.
  const follow = (a: LineTrack, b: LineTrack): boolean => a === b || a.end <= b.start + TOGETHER || b.end <= a.start + TOGETHER;
  const lowest = possible.filter((track) => {
    const others = possible.filter((other) => alike(track, other));
    return others.length >= MANY && new Set(others.map(({ line }) => line.text)).size >= MANY && others.every((other) => follow(track, other));
  });
  // A subtitle of two lines is rare in some films: the upper one comes and goes with the lower.
  const upper = tracks.filter((track) => lowest.some((other) => standsOn(track, other)));
  return new Set([...lowest, ...upper]);
};

/** Seconds within which lines come and go together. */
const TOGETHER = 0.1;
/** From the middle of one line to that of the next below, in their height. */
const NEXT_LINE = { from: 0.7, to: 2 } as const;

/** Whether a line stands right above another for the same time, in letters as high. */
const standsOn = ({ start, end, line: { place: upper } }: LineTrack, { start: from, end: to, line: { place: lower } }: LineTrack): boolean => {
  if (upper === undefined || lower === undefined || Math.abs(start - from) > TOGETHER || Math.abs(end - to) > TOGETHER) return false;
  const height = Math.max(upper.height, lower.height);
  const apart = (lower.y - upper.y) / height;
  return apart >= NEXT_LINE.from && apart <= NEXT_LINE.to && Math.abs(upper.x - 0.5) <= OFF_MIDDLE && height <= 1.4 * Math.min(upper.height, lower.height);
};
