import { cueList, type ParsedCues } from './cue-list.ts';
import { linesOf } from './lines-of-text.ts';

/** Frames a second of a text that names none, beside a film whose rate is not known: what most of them were made for. */
const USUAL_RATE = 23.976;
/** MPL2 counts tenths of seconds. */
const TENTHS = 10;
/** Seconds that a line without an end stands. */
const USUAL_SECONDS = 4;

/** Reads MicroDVD (`{25}{75}Text|second line`, in frames of the film) and MPL2 (`[10][30]Text`, in tenths of seconds). Bounds as of `parseTimedText`. */
export const parseFrameNotation = (text: string, frameRate: number | undefined): ParsedCues => {
  const list = cueList();
  let rate = frameRate !== undefined && frameRate > 0 ? frameRate : USUAL_RATE;
  for (const [index, line] of linesOf(text).entries()) {
    const frames = FRAMES.exec(line);
    const tenths = frames === null ? MPL2.exec(line) : null;
    const [, first, last, said = ''] = frames ?? tenths ?? [];
    if (first === undefined) continue;
    const told = index === 0 && first === last ? Number(said.trim()) : NaN;
    if (told > 0) {
      rate = told;
      continue;
    }
    const unit = tenths === null ? rate : TENTHS;
    const start = Number(first) / unit;
    list.add({ start, end: last === undefined || last === '' ? start + USUAL_SECONDS : Number(last) / unit }, linesWithin(said));
    if (list.isFull) break;
  }
  return list.end();
};

const FRAMES = /^\ufeff?\{(\d{1,9})\}\{(\d{0,9})\}(.*)$/;
const MPL2 = /^\ufeff?\[(\d{1,9})\]\[(\d{0,9})\](.*)$/;

/** `|` begins a new line, `{y:i}` and a slash before a line make it slanted. */
const linesWithin = (said: string): string => said.split('|').map((line) => line.replace(/\{[a-z]:[^{}]*\}/gi, '').replace(/^\//, '')).join('\n');
