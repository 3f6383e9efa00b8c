import type { Span } from '@frameseek/core';
import { cueList, type ParsedCues } from './cue-list.ts';
import { seconds } from './clock.ts';
import { linesOf } from './lines-of-text.ts';

/** Seconds that the last line, or one before a long pause, stands. */
const MAX_SECONDS = 15;
const LAST_SECONDS = 5;
/** Times before one line of a chorus. */
const MAX_TIMES = 50;

/** Reads lyrics (.lrc): `[00:12.00]words`, with several times before a chorus; each line stands until the next. Bounds as of `parseTimedText`. */
export const parseLyrics = (text: string): ParsedCues => {
  const sung: { readonly start: number; readonly text: string }[] = [];
  let offset = 0;
  for (const line of linesOf(text)) {
    offset = Number(/^\s{0,20}\[offset:\s{0,20}([+-]?\d{1,8})\s{0,20}\]/i.exec(line)?.[1] ?? offset * 1000) / 1000;
    let rest = line.trim().replace(/^\ufeff/, '');
    const times: number[] = [];
    for (let time = TIME.exec(rest); time !== null && times.length < MAX_TIMES; time = TIME.exec(rest)) {
      times.push(seconds(time[1]));
      rest = rest.slice(time[0].length);
    }
    for (const start of times) sung.push({ start: start - offset, text: rest });
  }
  sung.sort((a, b) => a.start - b.start);
  const list = cueList();
  for (const [index, { start, text: words }] of sung.entries()) {
    list.add(spanUntil(start, sung[index + 1]?.start), words);
    if (list.isFull) break;
  }
  return list.end();
};

const TIME = /^\s{0,5}\[(\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?)\]/;

const spanUntil = (start: number, next: number | undefined): Span => ({ start, end: Math.min(next ?? start + LAST_SECONDS, start + MAX_SECONDS) });
