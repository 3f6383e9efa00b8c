import type { Span } from '@frameseek/core';
import { MAX_CUE_LENGTH, cueList, type CueList, type ParsedCues } from './cue-list.ts';
import { readMarkup } from './read-markup.ts';
import { asMarkup } from './strip-markup.ts';

/** An element that is open: what it says so far, and when, in seconds. */
interface OpenElement extends Span {
  readonly name: string;
  /** Whether its text is a cue of its own. */
  readonly isTimed: boolean;
  text: string;
}

/** Elements inside one another; more are no subtitles. */
const MAX_DEPTH = 50;

/** Reads Timed Text (W3C TTML, DFXP, iTunes' ITT): paragraphs, or spans in them, with times that count from those of their parents. Bounds as of `parseTimedText`. */
export const parseTtml = (text: string): ParsedCues & { readonly language?: string } => {
  const list = cueList();
  const open: OpenElement[] = [];
  let rates: Rates = { frames: 30, ticks: 1 };
  let language: string | undefined;
  readMarkup(text, {
    onopentag: (tag, attributes) => {
      const name = localName(tag);
      const value = (key: string): string | undefined => valueOf(attributes, key);
      if (name === 'tt') {
        rates = ratesOf(value);
        language = value('lang');
      }
      if (name === 'br') addText(open, '\n');
      if (open.length < MAX_DEPTH) open.push({ name, text: '', ...timesOf(value, { parent: open.at(-1), name, rates }) });
    },
    ontext: (words) => addText(open, words),
    onclosetag: (tag) => {
      if (open.at(-1)?.name === localName(tag)) finish(list, open);
    },
  }, { isXml: true });
  while (open.length > 0) finish(list, open);
  return { ...list.end(), ...(language !== undefined && language !== '' && { language }) };
};

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1).toLowerCase();

const valueOf = (attributes: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.entries(attributes).find(([name]) => localName(name) === key)?.[1];

const addText = (open: readonly OpenElement[], words: string): void => {
  const holder = open.findLast(({ isTimed }) => isTimed);
  if (holder !== undefined && holder.text.length < MAX_CUE_LENGTH) holder.text += words === '\n' ? words : asMarkup(words);
};

const finish = (list: CueList, open: OpenElement[]): void => {
  const closed = open.pop();
  if (closed?.isTimed === true && !list.isFull) list.add(closed, closed.text);
};

/** Frames and ticks a second. */
interface Rates {
  readonly frames: number;
  readonly ticks: number;
}

const ratesOf = (value: (key: string) => string | undefined): Rates => {
  const [over = 1, under = 1] = (value('frameratemultiplier') ?? '').split(/[\s:]/).map(Number).filter((part) => part > 0);
  const frames = (Number(value('framerate') ?? 30) || 30) * (over / under);
  return { frames, ticks: Number(value('tickrate') ?? 0) || (value('framerate') === undefined ? 1 : frames) };
};

interface Place {
  readonly parent: OpenElement | undefined;
  readonly name: string;
  readonly rates: Rates;
}

/** A paragraph is a cue, and so is a span with times of its own. */
const timesOf = (value: (key: string) => string | undefined, { parent, name, rates }: Place): Span & { readonly isTimed: boolean } => {
  const [begin, end, length] = ['begin', 'end', 'dur'].map((key) => secondsOf(value(key), rates));
  const from = parent?.start ?? 0;
  const start = from + (begin ?? 0);
  const until = end !== undefined ? from + end : length !== undefined ? start + length : Infinity;
  const isOwn = begin !== undefined || end !== undefined || length !== undefined;
  return { start, end: Math.min(until, parent?.end ?? Infinity), isTimed: name === 'p' || (name === 'span' && isOwn) };
};

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** A time expression (TTML 2, 12.3.1): `00:00:01.5`, `00:00:01:12` with frames, `1.5s`, `36f`, `15000000t`. */
const secondsOf = (text: string | undefined, { frames, ticks }: Rates): number | undefined => {
  const [, hours, minutes, seconds, fraction, frame] = /^\s{0,9}(\d{1,6}):(\d{1,2}):(\d{1,2})(?:(\.\d{1,9})|:(\d{1,4})(?:\.\d{1,4})?)?\s{0,9}$/.exec(text ?? '') ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction ?? 0) + Number(frame ?? 0) / frames;
  const [, count, unit = ''] = /^\s{0,9}(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|f|t)\s{0,9}$/.exec(text ?? '') ?? [];
  if (count === undefined) return undefined;
  if (unit === 'f') return Number(count) / frames;
  return unit === 't' ? Number(count) / ticks : Number(count) * (UNITS[unit] ?? NaN);
};
