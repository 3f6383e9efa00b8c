/** Does what is asked for, or gives what was done when the same (as JSON) was asked before. */
export type Once<T> = (asked: unknown, work: () => Promise<T>) => Promise<T>;

/** Remembers what it does for as long as it lives itself. */
export const createOnce = <T>(): Once<T> => {
  const known = new Map<string, Promise<T>>();
  return (asked, work) => {
    const key = JSON.stringify(asked);
    const doing = known.get(key) ?? work();
    known.set(key, doing);
    return doing;
  };
};
