import { overlaps, type Span } from '../time/span.ts';
import type { Cue } from '../domain/transcript.ts';

/** Cues as a WebVTT file (W3C), as players take it. */
export const toVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.filter(({ start, end }) => end > start).map(toBlock)].join('\n\n') + '\n';

/** What is said within a span, as one line. */
export const wordsWithin = (cues: readonly Cue[], span: Span): string =>
  cues.filter((cue) => overlaps(cue, span)).map(({ text }) => oneLine(text)).join(' ');

const toBlock = ({ start, end, text }: Cue): string =>
  `${vttTime(start)} --> ${vttTime(end)}\n${escape(text.split('\n').map(oneLine).filter(Boolean).join('\n'))}`;

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** `-->` may not stand in a cue's text, and `<`, `&` begin markup. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `01:02:03.004`; hours are always written, since some players want them. */
export const vttTime = (seconds: number): string => {
  const ms = Math.round(Math.max(0, seconds) * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};
