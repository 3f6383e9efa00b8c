import type { Abortable } from '@frameseek/core';

/** Gives all who ask for the same at one time what is done once. */
export type Sharing<T> = (key: string, work: (options: Abortable) => Promise<T>, options: Abortable) => Promise<T>;

interface Flight<T> {
  readonly result: Promise<T>;
  readonly control: AbortController;
  waiting: number;
}

/**
 * Nothing is shared yet. Work rejects for all who wait for it; whoever's signal aborts leaves with its reason, and the work is aborted when the last
 * has left.
 */
export const createSharing = <T>(): Sharing<T> => {
  const flights = new Map<string, Flight<T>>();
  const begin = (key: string, work: (options: Abortable) => Promise<T>): Flight<T> => {
    const control = new AbortController();
    const flight = { control, waiting: 0, result: work({ signal: control.signal }) };
    flights.set(key, flight);
    const land = (): void => void (flights.get(key) === flight && flights.delete(key));
    flight.result.then(land, land);
    return flight;
  };
  return async (key, work, { signal }) => {
    signal.throwIfAborted();
    const flight = flights.get(key) ?? begin(key, work);
    flight.waiting += 1;
    try {
      return await unlessAborted(flight.result, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && flights.get(key) === flight) {
        // Whoever comes now begins anew.
        flights.delete(key);
        flight.control.abort();
      }
    }
  };
};

const unlessAborted = async <T>(result: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([result, promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
};
