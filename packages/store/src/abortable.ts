/** Runs `work`, which cannot be stopped half-way, and rejects with the signal's reason if it aborted before or meanwhile. */
export const abortable = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  const result = await work();
  signal.throwIfAborted();
  return result;
};
