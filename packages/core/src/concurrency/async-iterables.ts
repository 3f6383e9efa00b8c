/** The three operators of every pipeline. Data is pulled, so a slow consumer holds back ffmpeg through the pipe. */

/** Groups of `size`, the last one shorter. */
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

/** `work` on up to `limit` items at once, results in the order of the items. */
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

/** Items of all sources as they come; ends when all have ended, and closes all when one fails or the reader stops. */
export async function* merge<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const pull = async (index: number): Promise<{ index: number; result: IteratorResult<T> }> => {
    const iterator = iterators[index] as AsyncIterator<T>;
    return { index, result: await iterator.next() };
  };
  const pending = new Map<number, ReturnType<typeof pull>>();
  const start = (index: number): void => {
    const next = pull(index);
    next.catch(() => undefined);
    pending.set(index, next);
  };
  iterators.forEach((_, index) => start(index));
  try {
    while (pending.size > 0) {
      const { index, result } = await Promise.race(pending.values());
      pending.delete(index);
      if (result.done === true) continue;
      start(index);
      yield result.value;
    }
  } finally {
    await Promise.allSettled(iterators.map(async (iterator) => iterator.return?.()));
  }
}

/** Pulls until the end, for work whose effect is all that matters. */
export const drain = async (items: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of items);
};
