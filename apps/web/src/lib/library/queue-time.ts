import type { JobView } from '@frameseek/core';
import { overallProgress } from './library-items.ts';

/** Jobs by which it is told how long one takes. */
const SAMPLE = 20;
/** What has run for less of its way tells little. */
const TELLING = 0.05;

interface QueueFacts {
  readonly jobs: readonly JobView[];
  /** Jobs that wait, also those that are not among `jobs`. */
  readonly waiting: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Seconds until the whole queue is done: what runs by how far it is, what waits by how long others took, side by side as they run now.
 * Undefined where nothing tells yet.
 */
export const queueSecondsLeft = ({ jobs, waiting, now }: QueueFacts): number | undefined => {
  const running = jobs.filter(({ state }) => state === 'running');
  const whole = running.flatMap((job) => wholeTime(job, now));
  const took = jobs.filter(({ state }) => state === 'done').slice(0, SAMPLE).flatMap(({ startedAt, endedAt }) => (startedAt && endedAt ? [(Date.parse(endedAt) - Date.parse(startedAt)) / 1_000] : []));
  const known = [...took, ...whole];
  if (running.length + waiting === 0 || known.length === 0) return undefined;
  const usual = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  const left = running.reduce((sum, job) => sum + (wholeTime(job, now)[0] ?? usual) * (1 - overallProgress(job.stages)), 0);
  return (left + waiting * usual) / Math.max(1, running.length);
};

/** Seconds that a job takes in all, told by its way so far; none where that tells little. */
const wholeTime = ({ startedAt, stages }: JobView, now: number): readonly number[] => {
  const done = overallProgress(stages);
  return startedAt === undefined || done < TELLING ? [] : [Math.max(0, now - Date.parse(startedAt)) / 1_000 / done];
};
