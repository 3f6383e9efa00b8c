import { toCsv } from '../text/to-csv.ts';
import { intersection, spanLength, type Span } from '../time/span.ts';
import type { Shot } from '../domain/scan.ts';
import type { ScreenText } from '../domain/screen-text.ts';
import type { Cue } from '../domain/transcript.ts';
import type { Caption } from './insight.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';
import { clockTime } from '../time/notation/clock-time.ts';

/** What shots are described from. */
export interface ShotListSources {
  readonly shots: readonly Shot[];
  readonly cues: readonly Cue[];
  readonly screenTexts: readonly ScreenText[];
  /** What was written about the shots, if anything was. */
  readonly captions: readonly Caption[];
}

/** One shot with what is said, shown and described in it; seconds, `shot` from 1. */
export interface ShotRow extends Span {
  readonly shot: number;
  readonly said: string;
  readonly shown: string;
  readonly described: string;
}

/** Every shot with what lies mostly in it. */
export const shotRows = ({ shots, cues, screenTexts, captions }: ShotListSources): readonly ShotRow[] => shots.map((shot) => ({
  shot: shot.index + 1, start: round(shot.start), end: round(shot.end),
  said: textsIn(shot, cues), shown: textsIn(shot, screenTexts), described: textsIn(shot, captions),
}));

/** Every shot in a row of a CSV file: number, times, what is said, shown and described. */
export const shotList = (sources: ShotListSources): string => toCsv([
  ['shot', 'start', 'end', 'duration', 'from', 'to', 'said', 'shown', 'described'],
  ...shotRows(sources).map(({ shot, said, shown, described, ...span }) => [
    shot, span.start, span.end, round(spanLength(span)), clockTime(span.start), clockTime(span.end), said, shown, described,
  ]),
]);

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** What lies mostly in the shot, or fills most of it. */
const textsIn = (shot: Span, texts: readonly (Span & { readonly text: string })[]): string =>
  texts.filter((text) => intersection(text, shot) > 0.5 * Math.min(spanLength(text), spanLength(shot)))
    .map(({ text }) => collapseWhitespace(text)).join(' ');
