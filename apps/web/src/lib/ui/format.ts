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
export const spokenTime = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
};

/** How long something still takes (seconds), in words. */
export const timeLeft = (seconds: number): string => {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 60) return `${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min left`;
  return `${(seconds / 3_600).toFixed(1)} h left`;
};

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units, as file managers show them. */
export const fileSize = (bytes: number): string => {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value.toFixed(value < 10 && power > 0 ? 1 : 0)} ${UNITS[power] ?? 'B'}`;
};

/** `1 file`, `2,000 files`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** The day of an ISO 8601 date as people of this computer write it; nothing where none is known. */
export const day = (date: string | undefined): string =>
  date === undefined ? '' : new Date(date).toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' });

/** Milliseconds as `240 ms`, or `3.1 s` from a second on. */
export const elapsed = (ms: number): string => (ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** US dollars, with as many digits as small sums need. */
export const formatDollars = (dollars: number): string => (dollars >= 0.01 || dollars === 0 ? `$${dollars.toFixed(2)}` : `$${dollars.toPrecision(2)}`);

/** How sure a model is, from a confidence of 0 to 1. */
export const confidenceLabel = (confidence: number): string => `${Math.round(confidence * 100)} % sure`;
