import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { expect, it } from 'vitest';

// What the engine relies on in these libraries.

it('p-limit never runs more tasks than the limit, and none is forgotten when one fails', async () => {
  const limit = pLimit(2);
  let running = 0;
  let most = 0;
  const task = (fails: boolean) => async (): Promise<string> => {
    running += 1;
    most = Math.max(most, running);
    await sleep(3);
    running -= 1;
    if (fails) throw new Error('no');
    return 'yes';
  };
  const ends = await Promise.allSettled([false, true, false, true, false].map((fails) => limit(task(fails))));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(2);
});

it('lru-cache forgets what was used least lately', () => {
  const cache = new LRUCache<string, number>({ max: 2 });
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});
