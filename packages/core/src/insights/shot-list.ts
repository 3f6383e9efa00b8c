import { toCsv } from '../text/to-csv.ts';
import { intersection, spanLength, type Span } from '../time/span.ts';
import type { Shot } from '../domain/scan.ts';
import type { ScreenText } from '../domain/screen-text.ts';
import type { Cue } from '../domain/transcript.ts';
import type { Caption } from './insight.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';
import { clockTime } from '../time/notation/clock-time.ts';

interface ShotListSources {
  readonly shots: readonly Shot[];
  readonly cues: readonly Cue[];
  readonly screenTexts: readonly ScreenText[];
  /** What was written about the shots, if anything was. */
  readonly captions: readonly Caption[];
}

/** Every shot in a row of a CSV file: number, times, what is said, shown and described. */
export const shotList = ({ shots, cues, screenTexts, captions }: ShotListSources): string => toCsv([
  ['shot', 'start', 'end', 'duration', 'from', 'to', 'said', 'shown', 'described'],
  ...shots.map((shot) => [
    shot.index + 1, round(shot.start), round(shot.end), round(spanLength(shot)), clockTime(shot.start), clockTime(shot.end),
    textsIn(shot, cues), textsIn(shot, screenTexts), textsIn(shot, captions),
  ]),
]);

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** What lies mostly in the shot, or fills most of it. */
const textsIn = (shot: Span, texts: readonly (Span & { readonly text: string })[]): string =>
  texts.filter((text) => intersection(text, shot) > 0.5 * Math.min(spanLength(text), spanLength(shot)))
    .map(({ text }) => collapseWhitespace(text)).join(' ');
