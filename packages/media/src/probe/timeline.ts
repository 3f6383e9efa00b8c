import type { Probe } from '@frameseek/core';

/**
 * Containers whose clock starts anywhere (a broadcast may begin at hour 7): players count from the first timestamp, which is
 * taken to be that of the first picture. All
 * others are played by the timestamps that they hold, so a film whose first frame is stamped 0.5 s shows it at 0.5 s.
 */
export const FREE_CLOCK: ReadonlySet<string> = new Set(['mpegts', 'mpeg', 'flv', 'asf', 'avi', 'rm', 'mxf', 'wtv']);

/** Whether players count from the first timestamp instead of by the clock of the file. */
export const hasFreeClock = ({ container }: Probe): boolean => FREE_CLOCK.has(container);

/** Whether the file lists its frames, so that a seek lands exactly. */
export const isIndexed = ({ container }: Probe): boolean => /\b(mov|mp4|matroska)\b/.test(container);

/** Seconds within which two times are one: Matroska rounds its timestamps to milliseconds, and frames are never this close to each other. */
export const SAME_TIME = 0.0005;

/** Seconds by which a seek goes further back, try by try, when the first came out too late; at last to the beginning. */
export const SEEK_STEPS_BACK: readonly number[] = [0, 12, Infinity];

/**
 * Options in front of `-i` by which ffmpeg keeps the times of the presentation timeline, also where size or colours of the
 * picture change in mid-file: its filters are not built anew then, and go on counting. The first of them must be `scale`,
 * which takes pictures of any size, or one that does not look at them.
 */
export const timelineArgs = (probe: Probe): string[] => [
  '-copyts', ...clockArgs(probe), ...(probe.video === undefined ? [] : ['-reinit_filter:v', '0']),
];

/**
 * The start of the whole file is taken off. By `-start_at_zero`, or where exactly that start is taken off, ffmpeg takes off that of
 * the streams which are decoded, and sound that begins later than the picture would be heard from 0 s on: hence a microsecond
 * less, which no container's clock shows. Videos that were indexed without this start keep to `-start_at_zero`.
 */
const clockArgs = (probe: Probe): string[] => {
  if (probe.clockStart !== undefined) return ['-itsoffset', (0.000_001 - probe.clockStart).toFixed(6)];
  return hasFreeClock(probe) ? ['-start_at_zero'] : [];
};

/** Options in front of `-i` to begin at the last I-frame at or before `at`, in seconds; frames before `at` must be expected. */
export const seekArgs = (probe: Probe, at: number): string[] => {
  if (at <= 0) return [];
  return [...(hasFreeClock(probe) ? [] : ['-seek_timestamp', '1']), '-noaccurate_seek', '-ss', at.toFixed(6)];
};

/** Seconds to take off the times that ffprobe prints, given the start time that it prints for the file. */
export const clockStart = (probe: Probe, startTime: number): number =>
  probe.clockStart ?? (hasFreeClock(probe) && Number.isFinite(startTime) ? startTime : 0);
