import { setTimeout as sleep } from 'node:timers/promises';
import type { Abortable } from '@frameseek/core';

/** How long a look is good, and how long one waits for a newer; milliseconds. */
interface LookOptions {
  readonly freshMs: number;
  /** Whoever asks waits so long for a new look, and is then told of the last. */
  readonly patienceMs: number;
  /** A look that is older than this is told to nobody: what looks no longer ends must be seen. */
  readonly staleMs: number;
  /** Milliseconds of some clock; tests turn it. */
  readonly now?: () => number;
}

interface Look<T> {
  readonly at: number;
  readonly found: Promise<T>;
}

/**
 * One look for all who ask meanwhile, as looking takes a while: the last one while it is fresh; else a new one, or the last where a busy
 * machine does not end the new one soon. Rejects as `look` does.
 */
export const sharedLook = <T>(look: () => Promise<T>, { freshMs, patienceMs, staleMs, now = () => performance.now() }: LookOptions) => {
  let running: Look<T> | undefined;
  let ended: Look<T> | undefined;
  const begin = (): Look<T> => {
    const begun = { at: now(), found: look() };
    const done = (): void => {
      ended = begun;
      if (running === begun) running = undefined;
    };
    begun.found.then(done, done);
    return begun;
  };
  return async ({ signal }: Abortable): Promise<T> => {
    signal.throwIfAborted();
    const before = ended;
    if (before !== undefined && now() - before.at <= freshMs) return before.found;
    running ??= begin();
    const found = before === undefined || now() - before.at > staleMs
      ? await running.found
      : await Promise.race([running.found, sleep(patienceMs).then(() => before.found)]);
    signal.throwIfAborted();
    return found;
  };
};
