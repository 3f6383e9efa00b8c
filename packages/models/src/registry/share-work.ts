/**
 * Work that several callers wait for together: it starts with the first, each caller may leave by its own signal, and it
 * is aborted when the last one has left. A result is kept, a failure is forgotten.
 */
export const shareWork = <T>(work: (signal: AbortSignal) => Promise<T>): ((signal: AbortSignal) => Promise<T>) => {
  let running: { readonly result: Promise<T>; readonly controller: AbortController; waiting: number } | undefined;

  const start = (): NonNullable<typeof running> => {
    const controller = new AbortController();
    const result = work(controller.signal);
    const started = { result, controller, waiting: 0 };
    result.catch(() => {
      if (running === started) running = undefined;
    });
    return started;
  };

  return async (signal) => {
    signal.throwIfAborted();
    running ??= start();
    const mine = running;
    mine.waiting += 1;
    const left = Promise.withResolvers<never>();
    const leave = (): void => left.reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([mine.result, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
      mine.waiting -= 1;
      if (mine.waiting === 0 && signal.aborted) {
        if (running === mine) running = undefined;
        mine.controller.abort(signal.reason);
      }
    }
  };
};
