/** The operators of every pipeline. Data is pulled, so a slow consumer holds back ffmpeg through the pipe. */

/** Items in groups of `size`, the last one shorter. */
export async function* batch<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/**
 * `work` on up to `limit` items at once, results in the order of the items. Throws what the first item that fails throws,
 * after all that runs has ended.
 */
export async function* mapConcurrent<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // A later item may fail while an earlier one is awaited: without a handler that would end the process.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= limit) yield await (running.shift() as Promise<R>);
    }
    while (running.length > 0) yield await (running.shift() as Promise<R>);
  } finally {
    await Promise.allSettled(running);
  }
}

/** Pulls until the end, for work whose effect is all that matters. */
export const drain = async (items: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of items);
};
