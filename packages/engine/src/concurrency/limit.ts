/** Runs a task as soon as fewer than the limit are running, in the order of asking. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

export const createLimit = (most: number): Limit => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place goes straight to the next in line, so that nobody overtakes.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
