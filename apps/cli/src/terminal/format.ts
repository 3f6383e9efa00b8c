import { shownPath } from '@frameseek/core';

/** Seconds as `12 s`, `3 min`, `1 h 20 min`: how long something takes. */
export const formatDuration = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** `89.1 MB`, in powers of ten as disks are sold. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value.toFixed(1)} ${unit}`;
};

/** `1 file`, `2 files`; `many` where an s at the end is not enough. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Names of files may hold control characters, which a terminal would obey. */
export const printable = (text: string): string => shownPath(text).replaceAll(/\p{Cc}+/gu, ' ');

/** At most `width` characters, with an ellipsis where it was longer. */
export const truncate = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
