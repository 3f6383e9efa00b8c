import type { Cue } from '@frameseek/core';

/** Reads the cues of SubRip (.srt) or WebVTT (seconds), forgiving about everything but the `-->` lines. Ascending, tags removed. */
export const parseTimedText = (text: string): Cue[] => {
  const cues: Cue[] = [];
  let lines: string[] = [];
  let span: { start: number; end: number } | undefined;
  const finish = (): void => {
    const said = stripMarkup(lines.join('\n'));
    if (span && said !== '' && span.end > span.start) cues.push({ ...span, text: said });
    span = undefined;
    lines = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const times = TIMES.exec(line);
    if (times) {
      finish();
      span = { start: seconds(times[1]), end: seconds(times[2]) };
    } else if (line.trim() === '') finish();
    else if (span) lines.push(line);
  }
  finish();
  return inOrder(cues);
};

/** The rest of the line, after the second time, holds cue settings: where the text stands, not what it says. */
const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?)\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?)/;

/** Reads the `Dialogue:` lines of SubStation Alpha (.ass, .ssa) in seconds by the column names that its `Format:` line gives. */
export const parseSubStation = (text: string): Cue[] => {
  const cues: Cue[] = [];
  let columns = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
  let inEvents = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) inEvents = section.toLowerCase() === 'events';
    const [, kind = '', rest = ''] = /^\s*(\w+):\s*(.*)$/.exec(line) ?? [];
    if (!inEvents) continue;
    if (kind.toLowerCase() === 'format') columns = rest.split(',').map((name) => name.trim().toLowerCase());
    if (kind.toLowerCase() !== 'dialogue') continue;
    const parts = rest.split(',');
    // The last column is the text, and may itself hold commas.
    const values = [...parts.slice(0, columns.length - 1), parts.slice(columns.length - 1).join(',')];
    const value = (name: string): string | undefined => values[columns.indexOf(name)];
    const [start, end] = [seconds(value('start')), seconds(value('end'))];
    const said = stripMarkup(value('text') ?? '');
    if (said !== '' && end > start) cues.push({ start, end, text: said });
  }
  return inOrder(cues);
};

const inOrder = (cues: Cue[]): Cue[] => cues.sort((a, b) => a.start - b.start || a.end - b.end);

/** `01:02:03.500`, `02:03,5` or `0:00:01.00`; NaN, which no span holds, when it is none of them. */
const seconds = (clock: string | undefined): number =>
  (clock ?? 'x').trim().replace(',', '.').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ', lrm: '', rlm: '',
};

/** Without markup: `<i>`, `<v Roger>`, `<00:01.000>`, `{\an8}`, `\N` and HTML entities. */
export const stripMarkup = (marked: string): string =>
  marked
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/<\/?[a-zA-Z0-9][^<>]*>/g, '')
    .replace(/\\[Nnh]/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
