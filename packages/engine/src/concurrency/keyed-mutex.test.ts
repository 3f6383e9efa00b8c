import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createKeyedMutex } from './keyed-mutex.ts';

const { signal } = new AbortController();

it('takes works of one key in turn, and those of others at once', async () => {
  const mutex = createKeyedMutex();
  const log: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await sleep(10);
    log.push(`${name} ends`);
  };
  await Promise.all([mutex('a', signal, work('a1')), mutex('a', signal, work('a2')), mutex('b', signal, work('b1'))]);
  expect(log).toEqual(['a1 begins', 'b1 begins', 'a1 ends', 'b1 ends', 'a2 begins', 'a2 ends'].toSorted((x, y) => log.indexOf(x) - log.indexOf(y)));
  expect(log.indexOf('a2 begins')).toBeGreaterThan(log.indexOf('a1 ends'));
  expect(log.indexOf('b1 begins')).toBeLessThan(log.indexOf('a1 ends'));
});

it('goes on after a failure', async () => {
  const mutex = createKeyedMutex();
  await expect(mutex('a', signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await mutex('a', signal, () => Promise.resolve(1))).toBe(1);
});

it('lets one leave the line when it is aborted, and the next still waits for the first', async () => {
  const mutex = createKeyedMutex();
  const control = new AbortController();
  const first = Promise.withResolvers<void>();
  const log: string[] = [];
  const running = mutex('a', signal, () => first.promise);
  const leaving = mutex('a', control.signal, () => Promise.resolve(log.push('left')));
  const last = mutex('a', signal, () => Promise.resolve(log.push('last')));
  control.abort();
  await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
  expect(log).toEqual([]);
  first.resolve();
  await Promise.all([running, last]);
  expect(log).toEqual(['last']);
});
