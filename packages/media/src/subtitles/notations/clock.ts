import type { Span } from '@frameseek/core';

/** As people and programs write times: `01:02:03.500`, `02:03,5`, `00:00:01:500`, `00:00:07, 500`, and below zero. */
const CLOCK = String.raw`-?(?:\d{1,4} {0,2}: {0,2})?\d{1,2} {0,2}: {0,2}\d{1,2}(?: {0,2}[.,:;] {0,2}\d{1,9})?`;
const ARROW = new RegExp(String.raw`^\s{0,50}(${CLOCK}) {0,50}(?:-{1,3}|={1,2}|[–—])> {0,50}(${CLOCK})(?![\d:])`);
/** SubViewer and YouTube's SBV: two times with a comma between. */
const COMMA = /^\s{0,50}((?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}),((?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3})\s{0,50}$/;

/** What may stand behind the times and says where the text stands: settings of WebVTT (W3C, 4.4; before 2013 by one letter), coordinates of SubRip. */
const SETTING = /(?<!\S)(?:(?:line|position|align|size|region|vertical|[ADLST]):\S{1,100}|[XY][12]: ?-?\d{1,6})(?!\S)/g;

/** A line of times. */
interface TimedLine {
  /** Seconds. */
  readonly span: Span;
  /** What is said on the same line, behind its times and settings: some programs write all of a cue there. */
  readonly said: string;
}

/** The times of a line, and what else stands there; undefined where the line is none. */
export const timedLine = (line: string): TimedLine | undefined => {
  // What is longer is no line of times, and need not be looked through. Each character stays one.
  const narrow = line.slice(0, 200).replace(/[\t\u00a0\u3000]/g, ' ').replaceAll('：', ':').replaceAll('，', ',');
  const times = ARROW.exec(narrow) ?? COMMA.exec(narrow);
  if (times === null) return undefined;
  return { span: { start: seconds(times[1]), end: seconds(times[2]) }, said: line.slice(times[0].length).replace(SETTING, '').trim() };
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
