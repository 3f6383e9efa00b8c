import { listRate, type ExportList } from './export-list.ts';
import { secondsToTimeCode } from '../time/time-code.ts';

/** The list as a table for spreadsheets. */
export const toCsv = (list: ExportList): string => {
  const code = listRate(list);
  const head = ['number', 'title', 'video', 'start', 'end', 'duration', 'start time code', 'end time code', 'path', 'video id'];
  const rows = list.clips.map(({ title, video, start, end }, index) => [
    index + 1, title, video.title, seconds(start), seconds(end), seconds(end - start),
    secondsToTimeCode(start, code), secondsToTimeCode(end, code), video.path, video.id,
  ]);
  return csvText([head, ...rows]);
};

/** Rows as RFC 4180 has them. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/**
 * A text that begins like a formula would be worked out by spreadsheets, and titles come from strangers' files: an
 * apostrophe before it says that it is text.
 */
const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Whole milliseconds. */
const seconds = (value: number): number => Math.round(value * 1000) / 1000;
