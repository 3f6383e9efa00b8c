import { shownPath } from '../files/path-bytes.ts';
import { clipText, listRate, type ExportList } from './export-list.ts';
import { toCsv } from '../text/to-csv.ts';
import { sourceTimeCode } from './source-time-code.ts';

/** The list as a table for spreadsheets. Time codes are those of the video, as in an EDL. */
export const toListCsv = (list: ExportList): string => {
  const code = listRate(list);
  const head = ['number', 'title', 'video', 'start', 'end', 'duration', 'start time code', 'end time code', 'path', 'video id'];
  const rows = list.clips.map(({ title, note = '', video, start, end }, index) => [
    index + 1, clipText({ title, note }), video.title, seconds(start), seconds(end), seconds(end - start),
    sourceTimeCode(video, start, code), sourceTimeCode(video, end, code), shownPath(video.path), video.id,
  ]);
  return toCsv([head, ...rows]);
};

/** Whole milliseconds. */
const seconds = (value: number): number => Math.round(value * 1000) / 1000;
