import type { Span, Word } from '@frameseek/core';
import { MAX_CUE_LENGTH, cueList, type ParsedCues } from './cue-list.ts';
import { seconds, timedLine } from './clock.ts';
import { linesOf } from './lines-of-text.ts';
import { isRolling, unroll, type WrittenCue, type WrittenLine } from './rolling-captions.ts';
import { stripMarkup } from './strip-markup.ts';

/**
 * Reads the cues of SubRip (.srt), WebVTT, SubViewer or SBV (seconds) as the tolerant players do: empty lines inside a cue, or
 * none between cues, odd arrows and marks in the times, and what is said on the line of the times, which players pass over. Captions that roll (each line repeated until it has left the screen)
 * become lines that are said once. Ascending, tags removed. At most 50,000 cues of 5,000 characters; takes time in proportion
 * to the length.
 */
export const parseTimedText = (text: string): ParsedCues => {
  const { written, leftOut } = readCues(text);
  const list = cueList();
  for (let count = 0; count < leftOut; count += 1) list.leaveOut();
  for (const { start, end, lines } of isRolling(written) ? unroll(written) : written) {
    if (list.isFull) break;
    list.add({ start, end }, lines.map((line) => line.marked).join('\n'), lines.flatMap(({ words }) => words ?? []));
  }
  return list.end();
};

/** More than are kept, as captions that roll have several for each line. */
const MAX_WRITTEN = 200_000;

const readCues = (text: string): { readonly written: readonly WrittenCue[]; readonly leftOut: number } => {
  const isWebVtt = /^\ufeff?\s{0,50}WEBVTT/.test(text);
  const written: WrittenCue[] = [];
  let open: { readonly span: Span; readonly raw: string[]; length: number } | undefined;
  // The line before, and the one before that is not empty.
  let last = '';
  let before = '';
  let isNumbered: boolean | undefined;
  let leftOut = 0;
  // Lines of times so far.
  let count = 0;
  const finish = (isBeforeTimes: boolean): void => {
    if (open === undefined) return;
    // The number of the next cue stands before its times, with or without an empty line between. The first may lack one.
    const { span } = open;
    const said = open.raw.filter((line) => line.trim() !== '');
    const number = COUNTER.exec(said.at(-1) ?? '')?.[1];
    if (isBeforeTimes && number !== undefined && (isNumbered === true || Number(number) === count + 1)) said.pop();
    written.push({ ...span, lines: said.map((line) => toLine(line, span)) });
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const times = line.includes('>') || line.includes(',') ? timedLine(line) : undefined;
    // An arrow in the middle of what is said is said.
    const isSenseless = times === undefined && line.includes('-->') && (last.trim() === '' || COUNTER.test(last));
    last = line;
    if (times !== undefined || isSenseless) {
      isNumbered ??= COUNTER.test(before);
      finish(true);
      count += 1;
      if (written.length >= MAX_WRITTEN) break;
      if (times === undefined) leftOut += 1;
      else open = { span: times.span, raw: times.said === '' ? [] : [times.said], length: times.said.length };
    } else if (isWebVtt && line.trim() === '' && (line === '' || open?.raw.length !== 0)) finish(false);
    else if (open !== undefined && open.length < MAX_CUE_LENGTH) {
      open.raw.push(line);
      open.length += line.length + 1;
    }
    if (line.trim() !== '') before = line;
  }
  finish(false);
  return { written, leftOut };
};

/** `12`, `12.`, `#12`. */
const COUNTER = /^\ufeff?\s{0,20}#?(\d{1,6})[.):]?\s{0,20}$/;
/** WebVTT (W3C, 4.2.2): a timestamp says when the words behind it are said. */
const TIMESTAMP = /<((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})>/;

/** One line, with the times of its words where it has them. */
const toLine = (line: string, { start, end }: Span): WrittenLine => {
  const marked = line.replaceAll('[br]', '\n');
  const pieces = line.length > MAX_CUE_LENGTH ? [] : line.split(TIMESTAMP);
  if (pieces.length < 3) return { marked, text: stripMarkup(marked.slice(0, MAX_CUE_LENGTH)) };
  const words: Word[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const said = stripMarkup(pieces[index] ?? '');
    const from = index === 0 ? start : seconds(pieces[index - 1]);
    const to = index + 1 < pieces.length ? seconds(pieces[index + 1]) : end;
    if (said !== '' && to > from) words.push({ start: from, end: to, text: said });
  }
  return { marked, text: stripMarkup(marked), words };
};
