import type { Probe } from '@frameseek/core';

/**
 * Containers whose clock starts anywhere (a broadcast may begin at hour 7): players count from the first timestamp. All
 * others are played by the timestamps that they hold, so a film whose first frame is stamped 0.5 s shows it at 0.5 s.
 */
const FREE_CLOCK = new Set(['mpegts', 'mpeg', 'flv', 'asf', 'avi', 'rm', 'mxf', 'wtv']);

/** Options in front of `-i` by which ffmpeg keeps the times of the presentation time line. */
export const timeLineArgs = (probe: Probe): string[] =>
  FREE_CLOCK.has(probe.container) ? ['-copyts', '-start_at_zero'] : ['-copyts'];

/** Options in front of `-i` to begin at the last I-frame at or before `at`; frames before `at` must be expected. */
export const seekArgs = (probe: Probe, at: number): string[] => {
  if (at <= 0) return [];
  const absolute = FREE_CLOCK.has(probe.container) ? [] : ['-seek_timestamp', '1'];
  return [...absolute, '-noaccurate_seek', '-ss', at.toFixed(6)];
};
