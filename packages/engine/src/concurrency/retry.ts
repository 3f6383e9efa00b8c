import { setTimeout as sleep } from 'node:timers/promises';
import { isFault, type Abortable } from '@frameseek/core';

export interface RetryOptions extends Abortable {
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly firstDelayMs?: number;
}

/** Does idempotent work again when it failed with a fault that may pass by itself. */
export const retry = async <T>(work: () => Promise<T>, options: RetryOptions): Promise<T> => {
  const { attempts = 3, firstDelayMs = 500, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isFault(error) || !error.retryable || signal.aborted) throw error;
      await sleep(firstDelayMs * 2 ** (attempt - 1), undefined, { signal });
    }
  }
};
