import type { Cue } from '../domain/transcript.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';
import { vttTime } from '../time/notation/vtt-time.ts';

/** Cues as a WebVTT file (W3C), as players take it; who has a name is the voice of a cue (`<v Ada>`). */
export const toVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.filter(({ start, end }) => end > start).map(toBlock)].join('\n\n') + '\n';

const toBlock = ({ start, end, text, speaker }: Cue): string =>
  `${vttTime(start)} --> ${vttTime(end)}\n${speaker === undefined ? '' : `<v ${escapeVtt(collapseWhitespace(speaker))}>`}${escapeVtt(text.split('\n').map(collapseWhitespace).filter(Boolean).join('\n'))}`;

/** A text that may stand in a WebVTT cue, where `-->` may not and `<`, `&` begin markup. */
export const escapeVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
