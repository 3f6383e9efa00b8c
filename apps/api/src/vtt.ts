import type { Cue } from '@frameseek/core';

/** The cues as a WebVTT file. */
export const toVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.map(({ start, end, text }) => `${clock(start)} --> ${clock(end)}\n${escaped(text)}`)].join('\n\n') + '\n';

/** `1:02:03.456` of WebVTT: hours may have any number of digits. */
const clock = (seconds: number): string => {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};

/** An empty line would end the cue, and `-->` would begin one. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').split(/\s*[\r\n]+\s*/).filter(Boolean).join('\n');
