import type { Abortable } from '@frameseek/core';

/** Something that works until its signal aborts, as a queue does. */
export interface Worker {
  work(options: Abortable): Promise<void>;
}

/** Lets workers work side by side until the signal aborts. When one fails, all stop; then its failure is thrown. */
export const runWorkers = async (workers: readonly Worker[], options: Abortable): Promise<void> => {
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
