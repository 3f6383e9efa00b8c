import type { Cue } from '@frameseek/core';
import { stripMarkup } from './strip-markup.ts';

/** Cues of one transcript that are kept; ten hours of speech have about 15,000. */
const MAX_CUES = 50_000;
/** Characters of one cue that are kept, markup included; what can be read while it stands on the screen are some 200. */
const MAX_CUE_LENGTH = 5_000;
/** Columns that a `Format:` line may name; SubStation Alpha has ten. */
const MAX_COLUMNS = 50;

/**
 * Reads the cues of SubRip (.srt) or WebVTT (seconds), forgiving about everything but the `-->` lines. Ascending, tags removed.
 * At most 50,000 cues of 5,000 characters; takes time in proportion to the length.
 */
export const parseTimedText = (text: string): Cue[] => {
  const cues: Cue[] = [];
  let said = '';
  let span: { start: number; end: number } | undefined;
  const finish = (): void => {
    if (span !== undefined) keep(cues, span, said);
    span = undefined;
    said = '';
  };
  for (const line of linesOf(text)) {
    const times = TIMES.exec(line);
    if (times) {
      finish();
      if (cues.length >= MAX_CUES) break;
      span = { start: seconds(times[1]), end: seconds(times[2]) };
    } else if (line.trim() === '') finish();
    else if (span !== undefined && said.length < MAX_CUE_LENGTH) said += `${line}\n`;
  }
  finish();
  return inOrder(cues);
};

/** The rest of the line, after the second time, holds cue settings: where the text stands, not what it says. */
const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?)\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?)/;

/**
 * Reads the `Dialogue:` lines of SubStation Alpha (.ass, .ssa) in seconds by the column names that its `Format:` line gives.
 * Bounds as of `parseTimedText`.
 */
export const parseSubStation = (text: string): Cue[] => {
  const cues: Cue[] = [];
  let columns = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
  let inEvents = false;
  for (const given of linesOf(text)) {
    const line = given.trim();
    if (line.startsWith('[') && line.endsWith(']')) inEvents = line.toLowerCase() === '[events]';
    const colon = line.indexOf(':');
    if (!inEvents || colon < 0) continue;
    const kind = line.slice(0, colon).toLowerCase();
    const rest = line.slice(colon + 1).trimStart();
    if (kind === 'format') columns = rest.split(',', MAX_COLUMNS).map((name) => name.trim().toLowerCase());
    if (kind !== 'dialogue') continue;
    const values = columnValues(rest, columns.length);
    const value = (name: string): string | undefined => values[columns.indexOf(name)];
    keep(cues, { start: seconds(value('start')), end: seconds(value('end')) }, value('text') ?? '');
    if (cues.length >= MAX_CUES) break;
  }
  return inOrder(cues);
};

/** The last column is the text, and may itself hold commas. */
const columnValues = (rest: string, count: number): string[] => {
  const parts = rest.split(',');
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(',')];
};

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

const keep = (cues: Cue[], { start, end }: { readonly start: number; readonly end: number }, marked: string): void => {
  if (!(end > start)) return;
  const text = stripMarkup(marked.slice(0, MAX_CUE_LENGTH));
  if (text !== '') cues.push({ start, end, text });
};

const inOrder = (cues: Cue[]): Cue[] => cues.sort((a, b) => a.start - b.start || a.end - b.end);

/** `01:02:03.500`, `02:03,5` or `0:00:01.00`; NaN, which no span holds, when it is none of them. */
const seconds = (clock: string | undefined): number =>
  (clock ?? 'x').trim().replace(',', '.').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
