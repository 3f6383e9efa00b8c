import { normalizeText } from '../text/tokenize.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import type { Span } from '../time/span.ts';
import type { ScreenText, TextLine } from '../domain/screen-text.ts';

/** What was read in one frame, and the span that the frame stands for. */
export interface RecognisedSpan extends Span {
  readonly lines: readonly TextLine[];
}

/** Lines read with less confidence are specks and texture. */
const MIN_CONFIDENCE = 0.35;
/** Lines read once must be as sure as this. */
const ONCE_CONFIDENCE = 0.65;
/** Letters and digits that a line must have. */
const MIN_LETTERS = 2;
/** From here on two readings are the same line; misread letters are forgiven. */
const SAME_LINE = 0.75;
/** The same text in letters this many times as high is another one: a title, and its picture in a list of slides. */
const OTHER_SIZE = 1.8;
/** Seconds for which a line may be unreadable and be the same afterwards: a pointer passes over it. */
const FORGIVEN = 0.7;
/** Lines whose ends both lie within so many seconds came and went together. */
const TOGETHER = 0.5;
/** Lines of fewer letters that were read once are the edges of things more often than text. */
const SURE_LETTERS = 4;
/** Characters from which on a text is indexed in parts: a screen full of words is about nothing. */
const MAX_CHARACTERS = 400;
/** Seconds between the starts of texts that would start at once: modality and start tell the segments of a video apart. */
const APART = 0.001;

/**
 * The texts that stood on the screen, ascending: lines that came and went together are one text, over the stretch in
 * which they stood there. No two start at the same millisecond.
 */
export const toScreenTexts = (spans: readonly RecognisedSpan[]): readonly ScreenText[] => {
  let open: readonly Track[] = [];
  const tracks: Track[] = [];
  for (const span of spans) {
    const isOver = ({ end }: Track): boolean => span.start - end > FORGIVEN;
    tracks.push(...open.filter(isOver));
    open = continued(open.filter((track) => !isOver(track)), span);
  }
  tracks.push(...open);
  const texts = together(tracks.filter(isSure)).flatMap(inParts).toSorted((a, b) => a.start - b.start || a.end - b.end);
  let last = -Infinity;
  return texts.map((text) => {
    last = Math.max(text.start, last + APART);
    return { ...text, start: last, end: Math.max(text.end, last + APART) };
  });
};

/** One line over all the spans in which it stood. */
interface Track extends Span {
  readonly line: TextLine;
  readonly times: number;
}

/** The tracks after one more span: each line continues the most similar open track, or begins one. */
const continued = (tracks: readonly Track[], { start, end, lines }: RecognisedSpan): Track[] => {
  const waiting = [...tracks];
  const going = lines.filter(isLegible).map((line): Track => {
    const best = waiting.reduce<{ track?: Track; alike: number }>((found, track) => {
      const off = distance(track.line, line) / 10;
      // Even the same text would not be nearer: on a screen that stays, hardly any two lines need comparing.
      if (1 - off <= found.alike || isOtherSize(track.line, line)) return found;
      const alike = diceSimilarity(track.line.text, line.text) - off;
      return alike > found.alike ? { track, alike } : found;
    }, { alike: SAME_LINE - 0.001 });
    if (best.track === undefined) return { start, end, line, times: 1 };
    waiting.splice(waiting.indexOf(best.track), 1);
    const surer = line.confidence > best.track.line.confidence ? line : best.track.line;
    return { start: best.track.start, end, line: surer, times: best.track.times + 1 };
  });
  return [...going, ...waiting];
};

const isOtherSize = ({ place: a }: TextLine, { place: b }: TextLine): boolean =>
  a !== undefined && b !== undefined && Math.max(a.height, b.height) > OTHER_SIZE * Math.min(a.height, b.height);

/** Between the places of two lines, 1 the size of the picture: of two equal texts the nearer is the one that goes on. */
const distance = ({ place: a }: TextLine, { place: b }: TextLine): number =>
  a === undefined || b === undefined ? 0 : Math.min(1, Math.hypot(a.x - b.x, a.y - b.y));

const isLegible = ({ text, confidence }: TextLine): boolean =>
  confidence >= MIN_CONFIDENCE && lettersOf(text) >= MIN_LETTERS;

const lettersOf = (text: string): number => normalizeText(text).replaceAll(' ', '').length;

const isSure = ({ line, times }: Track): boolean => times > 1 || (line.confidence >= ONCE_CONFIDENCE && lettersOf(line.text) >= SURE_LETTERS);

/** Tracks that came and went together, in the order in which they were read. */
const together = (unordered: readonly Track[]): Track[][] => {
  const tracks = unordered.toSorted((a, b) => a.start - b.start);
  const groups: { readonly first: Track; readonly tracks: Track[] }[] = [];
  for (const track of tracks) {
    const group = groups.find(({ first }) => Math.abs(first.start - track.start) <= TOGETHER && Math.abs(first.end - track.end) <= TOGETHER);
    if (group === undefined) groups.push({ first: track, tracks: [track] });
    else group.tracks.push(track);
  }
  return groups.map((group) => group.tracks);
};

const inParts = (tracks: readonly Track[]): ScreenText[] => {
  const parts: Track[][] = [];
  let characters = Infinity;
  for (const track of tracks) {
    if (characters + track.line.text.length > MAX_CHARACTERS) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(track);
    characters += track.line.text.length;
  }
  return parts.map(toScreenText);
};

const toScreenText = (tracks: readonly Track[]): ScreenText => ({
  start: Math.min(...tracks.map(({ start }) => start)),
  end: Math.max(...tracks.map(({ end }) => end)),
  text: tracks.map(({ line }) => line.text.trim()).join('\n'),
  confidence: tracks.reduce((sum, { line }) => sum + line.confidence, 0) / Math.max(1, tracks.length),
});
