import pTimeout from 'p-timeout';

/** What came of waiting: the value, or nothing yet. The work itself goes on. */
export type TimeoutResult<T> = { readonly value: T } | { readonly late: true };

/** Waits for work up to `limitMs` milliseconds. Throws its failure when that comes in time, and the signal's reason when it aborts. */
export const withTimeout = <T>(work: Promise<T>, limitMs: number, signal: AbortSignal): Promise<TimeoutResult<T>> =>
  pTimeout(work.then((value): TimeoutResult<T> => ({ value })), { milliseconds: limitMs, fallback: () => ({ late: true as const }), signal });
