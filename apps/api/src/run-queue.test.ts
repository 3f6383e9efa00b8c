import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Fault, type FaultFacts } from '@frameseek/core';
import { runQueue } from './run-queue.ts';

const full = new Fault('file/disk-full', { path: '/library/catalog.sqlite' } satisfies FaultFacts['file/disk-full']);

/** Works as the engine does, failing with these errors first; then it stops. */
const run = async (...errors: Error[]) => {
  const stop = new AbortController();
  const said: string[] = [];
  let works = 0;
  const work = (): Promise<void> => {
    const error = errors[works];
    works += 1;
    if (error !== undefined) return Promise.reject(error);
    stop.abort();
    return Promise.resolve();
  };
  await runQueue({ work }, { signal: stop.signal, pauseMs: 1, report: (sentence) => said.push(sentence) });
  return { works, said };
};

it('goes on when the disk has space again, and says once why it waits', async () => {
  const { works, said } = await run(full, full, new Fault('store/unavailable', { store: '/library', reason: 'locked' }));
  expect(works).toBe(4);
  expect(said).toEqual([expect.stringMatching(/full\. Free some space/), expect.stringMatching(/does not answer/)]);
});

it('ends with a failure that does not pass', async () => {
  await expect(run(full, new Error('a mistake'))).rejects.toThrow('a mistake');
  await expect(run(new Fault('store/failed', { store: '/library', reason: 'broken' }))).rejects.toMatchObject({ code: 'store/failed' });
});

it('stops at once when it is told to while it waits', async () => {
  const stop = new AbortController();
  let works = 0;
  const work = (): Promise<void> => {
    works += 1;
    return Promise.reject(works === 1 ? full : new Error('it worked on'));
  };
  const report = (): void => void setTimeout(() => stop.abort(), 10);
  const working = runQueue({ work }, { signal: stop.signal, pauseMs: 60_000, report }).then(() => 'stopped');
  expect(await Promise.race([working, sleep(2_000, 'still waits', { ref: false })])).toBe('stopped');
  expect(works).toBe(1);
});
