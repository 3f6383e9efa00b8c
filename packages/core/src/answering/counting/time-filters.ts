import { collapseWhitespace } from '../../text/collapse-whitespace.ts';

/** What a question says of time, as filters of the query language, and the question without it. */
export interface TimedQuestion {
  /** `after:2024-03 before:2024-06`; empty where it says nothing of time. */
  readonly filters: string;
  readonly rest: string;
}

/**
 * Reads when a question looks: days, months and years at which films were recorded ("between March and May 2024", "in 2023", "since
 * 3 May 2024", "on 2024-05-03"), or places in a video ("between 1:00 and 2:30"). A month needs its year, as nobody knows which is
 * meant. English and German.
 */
export const timeFilters = (question: string): TimedQuestion => {
  for (const { pattern, filters } of FORMS) {
    const found = pattern.exec(question);
    const read = found === null ? undefined : filters(found);
    if (found === null || read === undefined) continue;
    return { filters: read, rest: collapseWhitespace(`${question.slice(0, found.index)} ${question.slice(found.index + found[0].length)}`) };
  }
  return { filters: '', rest: question };
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** German months that begin otherwise. */
const OTHER_NAMES: Readonly<Record<string, (typeof MONTHS)[number]>> = { mär: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };
const MONTH = String.raw`(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
/** A day, a month with its year, or a year. */
const DATE = String.raw`(?:(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?|${MONTH} ${DAY},? (?:19|20)\d{2}|${DAY} (?:of )?${MONTH},? (?:19|20)\d{2}|${MONTH},? (?:19|20)\d{2})`;
/** The same, but for a year that the other end of the range has. */
const OPEN_DATE = String.raw`(?:${DATE}|${MONTH} ${DAY}|${DAY} (?:of )?${MONTH}|${MONTH})`;
const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d+)?`;
const between = (from: string, to: string): string => String.raw`\b(?:(?:in )?between|zwischen) (${from}) (?:and|und) (${to})(?![\w:-])|\b(?:from|von) (${from}) (?:to|until|till|through|bis) (${to})(?![\w:-])`;

interface Form {
  readonly pattern: RegExp;
  /** Undefined where a date is none. */
  readonly filters: (found: RegExpExecArray) => string | undefined;
}

const form = (pattern: string, filters: Form['filters']): Form => ({ pattern: new RegExp(pattern, 'iu'), filters });

const FORMS: readonly Form[] = [
  form(between(CLOCK, CLOCK), ([, a, b, c, d]) => `after:${a ?? c} before:${b ?? d}`),
  form(between(OPEN_DATE, DATE), ([, a, b, c, d]) => rangeOf(a ?? c ?? '', b ?? d ?? '')),
  form(String.raw`\b(?:since|seit) (${DATE})(?![\w-])`, ([, date = '']) => ofDate(date, (iso) => `after:${iso}`)),
  form(String.raw`\b(?:after|nach) (${DATE})(?![\w-])`, ([, date = '']) => ofDate(date, (iso) => `after:${next(iso)}`)),
  form(String.raw`\b(?:before|vor) (${DATE})(?![\w-])`, ([, date = '']) => ofDate(date, (iso) => `before:${iso}`)),
  form(String.raw`\b(?:until|till|bis) (${DATE})(?![\w-])`, ([, date = '']) => ofDate(date, (iso) => `before:${next(iso)}`)),
  form(String.raw`\b(?:in|on|during|im|am) (${DATE})(?![\w-])`, ([, date = '']) => ofDate(date, (iso) => `on:${iso}`)),
];

const rangeOf = (from: string, until: string): string | undefined => {
  const last = isoDate(until);
  // Tried as it stands first: it may have a year of its own.
  const first = last === undefined ? undefined : isoDate(from) ?? isoDate(`${from} ${last.slice(0, 4)}`);
  return last === undefined || first === undefined ? undefined : `after:${first} before:${next(last)}`;
};

const ofDate = (date: string, filter: (iso: string) => string): string | undefined => {
  const iso = isoDate(date);
  return iso === undefined ? undefined : filter(iso);
};

/** A date as in ISO 8601, as exact as it was written; undefined where there is no such day. */
const isoDate = (text: string): string | undefined => {
  const iso = /^\d{4}(?:-\d{2}){0,2}$/u.test(text) ? text : fromWords(text);
  return iso !== undefined && isDate(iso) ? iso : undefined;
};

const fromWords = (text: string): string | undefined => {
  const [year] = /\b(?:19|20)\d{2}\b/u.exec(text) ?? [];
  const name = /\p{L}{3,}/u.exec(text.replace(/\bof\b/iu, ''))?.[0].slice(0, 3).toLowerCase() ?? '';
  const month = MONTHS.findIndex((known) => known === (OTHER_NAMES[name] ?? name));
  if (year === undefined || month === -1) return undefined;
  const [day] = /\b\d{1,2}(?=\D|$)/u.exec(text.replace(year, '')) ?? [];
  return [year, two(month + 1), ...(day === undefined ? [] : [two(Number(day))])].join('-');
};

const two = (number: number): string => String(number).padStart(2, '0');

const isDate = (iso: string): boolean => {
  const [year = '', month = '01', day = '01'] = iso.split('-');
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`);
};

/** The year, month or day after one. */
const next = (iso: string): string => {
  const [year = 0, month, day] = iso.split('-').map(Number);
  if (month === undefined) return String(year + 1);
  const after = day === undefined ? new Date(Date.UTC(year, month, 1)) : new Date(Date.UTC(year, month - 1, day + 1));
  return after.toISOString().slice(0, iso.length);
};
