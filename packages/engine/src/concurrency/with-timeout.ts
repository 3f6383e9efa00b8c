import { setTimeout as sleep } from 'node:timers/promises';

/** What came of waiting: the value, or nothing yet. The work itself goes on. */
export type TimeoutResult<T> = { readonly value: T } | { readonly late: true };

/** Waits for work up to a limit; its failure is thrown when it comes in time. */
export const withTimeout = async <T>(work: Promise<T>, limitMs: number, signal: AbortSignal): Promise<TimeoutResult<T>> => {
  // Nobody may be waiting any more when it fails.
  work.catch(() => undefined);
  const timer = new AbortController();
  const late = sleep(limitMs, { late: true } as const, { signal: AbortSignal.any([signal, timer.signal]) });
  late.catch(() => undefined);
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    timer.abort();
  }
};
