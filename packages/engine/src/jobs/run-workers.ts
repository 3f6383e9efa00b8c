import { setTimeout as sleep } from 'node:timers/promises';
import { isFaultOf, type Abortable, type Telemetry } from '@frameseek/core';

/** Something that works until its signal aborts, as a queue does. */
export interface Worker {
  work(options: Abortable): Promise<void>;
}

/** Milliseconds until a worker whose catalog or store was away begins again. */
const AGAIN_MS = 1_000;

/**
 * Lets workers work side by side until the signal aborts. One whose catalog or store is away begins again until it is back; when one fails
 * otherwise, all stop, and its failure is thrown.
 */
export const runWorkers = (workers: readonly Worker[], { telemetry, signal }: Abortable & { readonly telemetry: Telemetry }): Promise<void> =>
  workTogether(workers.map((worker): Worker => ({ work: (options) => runWhole(worker, { ...options, telemetry }) })), { signal });

/** Lets workers work side by side until the signal aborts. When one fails, all stop, and its failure is thrown once they have: none goes on beside those that begin again. */
export const workTogether = async (workers: readonly Worker[], options: Abortable): Promise<void> => {
  const control = new AbortController();
  const signal = AbortSignal.any([options.signal, control.signal]);
  const running = workers.map((worker) => worker.work({ signal }));
  try {
    await Promise.all(running);
  } finally {
    control.abort();
    await Promise.allSettled(running);
  }
};

const runWhole = async (worker: Worker, { signal, telemetry }: Abortable & { readonly telemetry: Telemetry }): Promise<void> => {
  while (!signal.aborted) {
    try {
      return await worker.work({ signal });
    } catch (error) {
      if (!isFaultOf(error, 'store/unavailable')) throw error;
      telemetry.log('warn', 'worker.waits', { error });
      // Rejects only when it is stopped, which ends the loop.
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
};
