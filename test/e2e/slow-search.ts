import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '@frameseek/runtime';
import { expect } from 'vitest';

type Search = Runtime['engine']['search'];

/** Searches for what begins with `slow` take as long as those of a very large library, and are as ready to end. */
export interface SlowSearch {
  readonly seenAs: (runtime: Runtime) => Runtime;
  /** How many have begun. */
  begun(): number;
  /** Fails unless all that have begun were aborted. */
  expectAborted(): Promise<void>;
}

const SLOW_MS = 10_000;

export const slowSearch = (): SlowSearch => {
  const searches: Promise<unknown>[] = [];
  const slow = (search: Search): Search => async (request, { signal }) => {
    await sleep(SLOW_MS, undefined, { signal });
    return search(request, { signal });
  };
  return {
    seenAs: (runtime) => {
      const { search } = runtime.engine;
      const either: Search = (request, options) => {
        if (!request.query.startsWith('slow')) return search(request, options);
        const found = slow(search)(request, options);
        searches.push(found);
        return found;
      };
      return { ...runtime, engine: { ...runtime.engine, search: either } };
    },
    begun: () => searches.length,
    expectAborted: async () => {
      const ends = await Promise.allSettled(searches);
      expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as Error).name : 'found'))).toEqual(searches.map(() => 'AbortError'));
    },
  };
};
