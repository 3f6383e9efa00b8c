import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** Seconds as `m:ss`, or `h:mm:ss` from an hour on. */
export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
};

/** A span (seconds) as `0:07–0:12`; as one time where both ends are in the same second. */
export const clockSpan = ({ start, end }: { readonly start: number; readonly end: number }): string => {
  const [from, to] = [clock(start), clock(end)];
  return from === to ? from : `${from}–${to}`;
};

/** Seconds as a screen reader should say them. */
export const spokenTime = (seconds: number, words: Words = ENGLISH_WORDS): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? words.t('{minutes} min {seconds} s', { minutes: String(minutes), seconds: whole % 60 }) : `${whole} s`;
};

/** How long something still takes (seconds), in words. */
export const timeLeft = (seconds: number, words: Words = ENGLISH_WORDS): string => {
  if (seconds < 10) return words.t('a few seconds left');
  if (seconds < 60) return words.t('{seconds} s left', { seconds: Math.ceil(seconds / 5) * 5 });
  if (seconds < 3_600) return words.t('{minutes} min left', { minutes: Math.ceil(seconds / 60) });
  return words.t('{hours} h left', { hours: decimal(seconds / 3_600, words) });
};

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units, as file managers show them. */
export const fileSize = (bytes: number, words: Words = ENGLISH_WORDS): string => {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 && power > 0 ? decimal(value, words) : words.number(Math.round(value), { useGrouping: false })} ${UNITS[power] ?? 'B'}`;
};

/** The day of an ISO 8601 date as people of this place write it; nothing where none is known. */
export const day = (date: string | undefined, words: Words = ENGLISH_WORDS): string =>
  date === undefined ? '' : words.date(date, { year: 'numeric', month: 'short', day: 'numeric' });

/** Milliseconds as `240 ms`, or `3.1 s` from a second on. */
export const elapsed = (ms: number, words: Words = ENGLISH_WORDS): string => (ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${decimal(ms / 1_000, words)} s`);

/** US dollars, with as many digits as small sums need. */
export const formatDollars = (dollars: number, words: Words = ENGLISH_WORDS): string =>
  words.number(dollars, { style: 'currency', currency: 'USD', ...(dollars >= 0.01 || dollars === 0 ? {} : { minimumSignificantDigits: 2, maximumSignificantDigits: 2 }) });

/** How sure a model is, from a confidence of 0 to 1. */
export const confidenceLabel = (confidence: number, words: Words = ENGLISH_WORDS): string => words.t('{percent} % sure', { percent: Math.round(confidence * 100) });

/** With one digit after the point, or what stands for it. */
const decimal = (value: number, { number }: Words): string => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
