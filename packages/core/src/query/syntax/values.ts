const UNITS: Readonly<Record<string, number>> = {
  s: 1, sec: 1, secs: 1, second: 1, seconds: 1,
  m: 60, min: 60, mins: 60, minute: 60, minutes: 60,
  h: 3_600, hr: 3_600, hrs: 3_600, hour: 3_600, hours: 3_600,
};
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,3})?)$/u;
const NUMBER = /^\d{1,10}(?:\.\d{1,3})?$/u;
const WITH_UNITS = /(\d{1,10}(?:\.\d{1,3})?)\s*([a-z]+)/gu;
const DATE = /^(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$/u;

/** Seconds in `90s`, `2min`, `1h 30min`, `1:30`, `1:02:03` or a bare number; undefined when it says no length of time. */
export const readSeconds = (text: string): number | undefined => {
  const plain = text.trim().toLowerCase();
  const [, hours = '0', minutes, seconds] = CLOCK.exec(plain) ?? [];
  if (minutes !== undefined && seconds !== undefined) return bounded(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
  if (NUMBER.test(plain)) return bounded(Number(plain));
  const pieces = [...plain.matchAll(WITH_UNITS)];
  if (pieces.length === 0 || plain.replaceAll(WITH_UNITS, '').trim() !== '') return undefined;
  const lengths = pieces.map(([, amount = '', unit = '']) => Number(amount) * (UNITS[unit] ?? NaN));
  return bounded(lengths.reduce((total, length) => total + length, 0));
};

/** 30 years: longer than any film, and short enough to be printed digit by digit. */
const MAX_SECONDS = 1e9;

/** To the millisecond, so that what is printed is read as the same number again. */
const bounded = (seconds: number): number | undefined =>
  seconds <= MAX_SECONDS ? Math.round(seconds * 1_000) / 1_000 : undefined;

/** A year, a month or a day as in ISO 8601 that is in the calendar. */
export const readDate = (text: string): string | undefined => {
  if (!DATE.test(text)) return undefined;
  const [year = '', month = '01', day = '01'] = text.split('-');
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Some readers of dates take the 30th of February for a day in March.
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) ? text : undefined;
};
