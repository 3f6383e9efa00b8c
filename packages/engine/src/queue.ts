import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFault, type Abortable, type Job } from '@frameseek/core';
import type { EngineParts, FinishOptions } from './engine.ts';
import { ingest } from './ingest.ts';
import { createProgressBook } from './progress-book.ts';
import { retry } from './retry.ts';
import { words } from './stage.ts';
import { createTurns, type Turns } from './turns.ts';

/** A worker that has been silent for this long is dead, and its job is taken over. */
const LEASE_MS = 5_000;
/** How often a running job tells its progress and learns that it was cancelled. */
const BEAT_MS = 300;
/** How often an idle worker looks for jobs that another process added. */
const POLL_MS = 250;

export interface Queue {
  /** Works until the signal aborts; what is under way then goes back into the queue. */
  work(options: Abortable): Promise<void>;
  finish(jobIds: readonly string[], options: FinishOptions): Promise<readonly Job[]>;
  /** Stops a job that this process runs, and waits until it has stopped. */
  stop(jobId: string): Promise<void>;
  isRunning(jobId: string): boolean;
}

interface Running {
  readonly control: AbortController;
  readonly ended: Promise<void>;
}

/** The queue in the catalog, which processes share: whoever claims a job keeps it alive by beating. */
export const createQueue = (parts: EngineParts): Queue => {
  const { catalog, settings } = parts;
  const worker = randomUUID();
  const running = new Map<string, Running>();
  const turns = createTurns();

  const start = (job: Job, signal: AbortSignal): Promise<void> => {
    const control = new AbortController();
    const ended = runJob(parts, { job, worker, control, signal, turns }).finally(() => running.delete(job.id));
    // Seen by whoever waits for it; until then it must not end the process.
    ended.catch(() => undefined);
    running.set(job.id, { control, ended });
    return ended;
  };

  const work = async ({ signal }: Abortable): Promise<void> => {
    const mine = new Set<Promise<void>>();
    while (!signal.aborted) {
      const job = running.size < settings.concurrency ? catalog.claimJob(worker, LEASE_MS) : undefined;
      if (job === undefined) {
        await Promise.race([nap(signal), ...mine]);
        continue;
      }
      const ended = start(job, signal).finally(() => mine.delete(ended));
      // A failure of the catalog: thrown below, or by the next claim.
      ended.catch(() => undefined);
      mine.add(ended);
    }
    await Promise.all(mine);
  };

  const finish = async (jobIds: readonly string[], { signal, report }: FinishOptions): Promise<readonly Job[]> => {
    const control = new AbortController();
    const working = work({ signal: AbortSignal.any([signal, control.signal]) });
    working.catch(() => undefined);
    try {
      for (;;) {
        const jobs = jobIds.flatMap((id) => catalog.job(id) ?? []);
        report(jobs);
        if (jobs.every(hasEnded)) return jobs;
        await Promise.race([sleep(POLL_MS, undefined, { signal }), working]);
        signal.throwIfAborted();
      }
    } finally {
      control.abort();
      await working;
    }
  };

  const stop = async (jobId: string): Promise<void> => {
    const job = running.get(jobId);
    job?.control.abort();
    await job?.ended;
  };

  return { work, finish, stop, isRunning: (jobId) => running.has(jobId) };
};

export const hasEnded = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

/** Ends early, and without an error, when the signal aborts. */
const nap = async (signal: AbortSignal): Promise<void> => {
  try {
    await sleep(POLL_MS, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

interface Run {
  readonly job: Job;
  readonly worker: string;
  /** Aborted when this very job is cancelled or was taken over. */
  readonly control: AbortController;
  /** Aborted when the worker stops. */
  readonly signal: AbortSignal;
  readonly turns: Turns;
}

/** Runs one claimed job to its end, which it enters into the catalog; rejects only when the catalog itself fails. */
const runJob = async (parts: EngineParts, { job, worker, control, signal, turns }: Run): Promise<void> => {
  const { catalog } = parts;
  const book = createProgressBook();
  const beat = (): boolean => catalog.beatJob(job.id, worker, book.entries());
  const beating = setInterval(() => {
    try {
      if (!beat()) control.abort();
    } catch (error) {
      control.abort(error);
    }
  }, BEAT_MS);
  const both = AbortSignal.any([signal, control.signal]);
  try {
    const onVideo = (videoId: string): void => catalog.updateJob(job.id, { videoId });
    await retry(() => ingest(parts, job, { signal: both, report: book.note, onVideo, turns }), { signal: both });
    if (beat()) catalog.updateJob(job.id, { state: 'done' });
  } catch (error) {
    clearInterval(beating);
    // Cancelled, removed or taken over: the job is somebody else's now.
    if (!beat()) return;
    if (signal.aborted) catalog.updateJob(job.id, { state: 'queued' });
    else catalog.updateJob(job.id, { state: 'failed', fault: { code: isFault(error) ? error.code : 'internal', message: words(error) } });
  } finally {
    clearInterval(beating);
  }
};
