import type { Span } from '@frameseek/core';

/** As people and programs write times: `01:02:03.500`, `02:03,5`, `00:00:01:500`, `00:00:07, 500`, and below zero. */
const CLOCK = String.raw`-?(?:\d{1,4} {0,2}: {0,2})?\d{1,2} {0,2}: {0,2}\d{1,2}(?: {0,2}[.,:;] {0,2}\d{1,9})?`;
/** The rest of the line, after the second time, holds cue settings: where the text stands, not what it says. */
const ARROW = new RegExp(String.raw`^\s{0,50}(${CLOCK}) {0,50}(?:-{1,3}|={1,2}|[–—])> {0,50}(${CLOCK})(?![\d:])`);
/** SubViewer and YouTube's SBV: two times with a comma between. */
const COMMA = /^\s{0,50}((?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}),((?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3})\s{0,50}$/;

/** The span of a line of times, in seconds; undefined where the line is none. */
export const spanOfLine = (line: string): Span | undefined => {
  // What is longer is no line of times, and need not be looked through.
  const narrow = line.slice(0, 200).replace(/[\t\u00a0\u3000]/g, ' ').replaceAll('：', ':').replaceAll('，', ',');
  const times = ARROW.exec(narrow) ?? COMMA.exec(narrow);
  return times === null ? undefined : { start: seconds(times[1]), end: seconds(times[2]) };
};

/** `01:02:03.500`, `02:03,5` or `0:00:01.00` in seconds; NaN, which no span holds, when it is none of them. */
export const seconds = (clock: string | undefined): number => {
  const plain = (clock ?? '').replaceAll(' ', '').replace(/[,;]/, '.');
  const parts = /^(-?)(?:(\d+):)?(\d+):(\d+)(?:[.:](\d+))?$/.exec(plain);
  if (parts === null) return NaN;
  const [, sign, hours = '0', minutes = '0', whole = '0', fraction = '0'] = parts;
  const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(`${whole}.${fraction}`);
  return sign === '-' ? -value : value;
};
