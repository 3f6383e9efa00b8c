import type { Abortable } from '@frameseek/core';

/** The time from opening to closing: calls end with it, and closing waits for those that have begun. */
export interface Lifetime {
  /** Aborts when closing begins. */
  readonly signal: AbortSignal;
  /** Aborts with the caller's signal, and when closing begins. */
  within(options: Abortable): AbortSignal;
  /** Remembers work that closing has to wait for, and gives it back. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Both of it for one call. */
  run<T>(options: Abortable, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Aborts the signal, and waits for all that is tracked to settle. */
  end(): Promise<void>;
}

/** A lifetime that begins now. */
export const createLifetime = (): Lifetime => {
  const control = new AbortController();
  const tracked = new Set<Promise<void>>();
  const within = ({ signal }: Abortable): AbortSignal => AbortSignal.any([signal, control.signal]);
  const track = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(() => undefined, () => undefined).finally(() => tracked.delete(settled));
    tracked.add(settled);
    return work;
  };
  return {
    signal: control.signal,
    within,
    track,
    run: (options, work) => track(work(within(options))),
    end: async () => {
      control.abort();
      await Promise.all(tracked);
    },
  };
};
