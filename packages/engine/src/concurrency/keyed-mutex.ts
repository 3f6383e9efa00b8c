/**
 * Lets works of one key run one after the other, each beginning when those before it have ended. Rejects with the signal's
 * reason when that aborts before its work has begun, and otherwise as the work does.
 */
export type KeyedMutex = <T>(key: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/** A mutex whose keys take no memory while nobody holds them. */
export const createKeyedMutex = (): KeyedMutex => {
  // Our own: in async-mutex nobody can leave the line, and p-queue frees its place on abort while the work still goes on.
  const last = new Map<string, Promise<unknown>>();
  return async (key, signal, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = Promise.race([before, aborted(signal)]).then(() => {
      signal.throwIfAborted();
      return work();
    });
    // Whoever comes next waits also for those that this one did not wait for to the end.
    const all = Promise.allSettled([before, mine]);
    last.set(key, all);
    try {
      return await mine;
    } finally {
      if (last.get(key) === all) last.delete(key);
    }
  };
};

/** Resolves when the signal aborts. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
