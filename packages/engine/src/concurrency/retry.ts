import pRetry from 'p-retry';
import { isFault, NO_TELEMETRY, type Abortable, type Telemetry } from '@frameseek/core';

/** How often and after how long work is tried again. */
export interface RetryOptions extends Abortable {
  /** Calls in all, the first one included. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly firstDelayMs?: number;
  /** Told of each attempt that failed and is followed by another. */
  readonly telemetry?: Telemetry;
}

/**
 * Does idempotent work again when it failed with a fault that may pass by itself (`retryable`), with exponential back-off.
 * Throws the last attempt's error; once the signal aborts, its reason.
 */
export const retry = <T>(work: () => Promise<T>, { attempts = 3, firstDelayMs = 500, signal, telemetry = NO_TELEMETRY }: RetryOptions): Promise<T> =>
  pRetry(work, {
    retries: attempts - 1, minTimeout: firstDelayMs, factor: 2, signal,
    shouldRetry: ({ error }) => mayPass(error),
    onFailedAttempt: ({ error, attemptNumber, retriesLeft }) => {
      if (mayPass(error) && retriesLeft > 0) telemetry.log('warn', 'work.retried', { error, attempt: attemptNumber });
    },
  });

const mayPass = (error: unknown): boolean => isFault(error) && error.retryable;
