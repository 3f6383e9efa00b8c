/**
 * Runs a write, which cannot be stopped half-way: waits for its end even when the signal aborts meanwhile, so that
 * nothing is written behind the back of what comes next. Then rejects with the signal's reason.
 */
export const abortable = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  const result = await work();
  signal.throwIfAborted();
  return result;
};

/**
 * Runs what changes no data; rejects as soon as the signal aborts, and leaves the work to end unheard. Until it has ended it
 * stands in `pending`: what it works on must not be closed under it.
 */
export const abandonable = async <T>(signal: AbortSignal, work: () => Promise<T>, pending: Set<Promise<unknown>>): Promise<T> => {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const running = work();
  const ended = running.then(() => undefined, () => undefined).finally(() => pending.delete(ended));
  pending.add(ended);
  try {
    return await Promise.race([running, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};
