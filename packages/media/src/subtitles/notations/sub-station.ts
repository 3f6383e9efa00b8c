import type { Cue } from '@frameseek/core';
import { cueList, type ParsedCues } from './cue-list.ts';
import { seconds } from './clock.ts';
import { linesOf } from './lines-of-text.ts';

/** Columns that a `Format:` line may name; SubStation Alpha has ten. */
const MAX_COLUMNS = 50;

/**
 * Reads the `Dialogue:` lines of SubStation Alpha (.ass, .ssa) in seconds by the column names that its `Format:` line gives.
 * Comments in braces and drawings are not said. Bounds as of `parseTimedText`.
 */
export const parseSubStation = (text: string): ParsedCues => {
  const list = cueList();
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
    list.add({ start: seconds(value('start')?.trim()), end: seconds(value('end')?.trim()) }, saidIn(value('text') ?? ''));
    if (list.isFull) break;
  }
  const { cues, leftOut } = list.end();
  return { cues: withoutDoubles(cues), leftOut };
};

/** A line that is drawn twice, once for its shadow, is said once. */
const withoutDoubles = (cues: readonly Cue[]): readonly Cue[] =>
  cues.filter((cue, index) => {
    const before = cues[index - 1];
    return before?.start !== cue.start || before.end !== cue.end || before.text !== cue.text;
  });

/** The last column is the text, and may itself hold commas. */
const columnValues = (rest: string, count: number): string[] => {
  const parts = rest.split(',');
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(',')];
};

/** Without what stands in braces, and without the strokes of a drawing: `{\p1}m 0 0 l 9 9{\p0}`. */
const saidIn = (marked: string): string => {
  const kept: string[] = [];
  let isDrawing = false;
  let from = 0;
  for (;;) {
    const open = marked.indexOf('{', from);
    const close = open < 0 ? -1 : marked.indexOf('}', open);
    if (close < 0) break;
    if (!isDrawing) kept.push(marked.slice(from, open));
    const scale = /\\p(\d{1,3})(?![a-z])/.exec(marked.slice(open, close))?.[1];
    if (scale !== undefined) isDrawing = Number(scale) > 0;
    from = close + 1;
  }
  if (!isDrawing) kept.push(marked.slice(from));
  return kept.join('');
};
