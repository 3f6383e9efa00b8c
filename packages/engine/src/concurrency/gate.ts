import { Fault, type Abortable } from '@frameseek/core';

/** Lets a few calls in at a time, has some more wait in order, and turns away the rest. */
export interface Gate {
  /** Rejects with `server/busy` where too many wait already, and with the signal's reason, also while it waits. */
  run<T>(work: () => Promise<T>, options: Abortable): Promise<T>;
}

interface GateOptions {
  /** Calls that run at one time. */
  readonly running: number;
  /** Calls that wait. */
  readonly waiting: number;
}

/** After which those who were turned away may try again. */
const RETRY_AFTER_MS = 2_000;

/** A gate that nobody stands at yet. */
export const createGate = ({ running: maxRunning, waiting: maxWaiting }: GateOptions): Gate => {
  let running = 0;
  /** First come, first served; who gives up is gone at once and makes room. */
  const waiting = new Set<() => void>();

  const enter = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (running < maxRunning) {
      running += 1;
      return;
    }
    if (waiting.size >= maxWaiting) throw new Fault('server/busy', { retryAfterMs: RETRY_AFTER_MS });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = (): void => {
      waiting.delete(resolve);
      reject(signal.reason as Error);
    };
    waiting.add(resolve);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };

  /** Hands the place on to who has waited longest. */
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      running -= 1;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    run: async (work, { signal }) => {
      await enter(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
