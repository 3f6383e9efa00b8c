import { expect, it } from 'vitest';
import { NO_TELEMETRY, type JobState } from '@frameseek/core';
import { createWorkQueue } from './work-queue.ts';

/** A queue of one place over these states; an item goes on as long as it is said to run. */
const queueOf = (states: Map<string, JobState>, run: (id: string, signal: AbortSignal) => Promise<void>, isResting = (): boolean => false) => {
  const item = (id: string) => ({ id, state: states.get(id) ?? 'failed' });
  return createWorkQueue({
    name: 'jobs', telemetry: NO_TELEMETRY, concurrency: 1, stopMs: 50, isResting,
    claim: () => {
      const id = [...states].find(([, state]) => state === 'queued')?.[0];
      if (id === undefined) return undefined;
      states.set(id, 'running');
      return item(id);
    },
    find: item,
    outage: { isOne: () => false, isOver: () => Promise.resolve() },
    update: (id, { state }) => void states.set(id, state),
    begin: ({ id }) => ({ heartbeat: () => states.get(id) === 'running', run: ({ signal }) => run(id, signal) }),
  });
};

it('gives the place of an item that was cancelled and does not hear of it to the next', async () => {
  const states = new Map<string, JobState>([['deaf', 'queued'], ['next', 'queued']]);
  const queue = queueOf(states, (id) => (id === 'deaf' ? new Promise(() => undefined) : Promise.resolve()));
  const { signal } = new AbortController();
  const finished = queue.finish(['next'], { signal, report: () => undefined });
  await expect.poll(() => states.get('deaf')).toBe('running');
  states.set('deaf', 'cancelled');
  expect(await finished).toEqual([{ id: 'next', state: 'done' }]);
}, 20_000);

it('puts back what runs when it is to rest, and begins nothing, but for what somebody waits for', async () => {
  const states = new Map<string, JobState>([['long', 'queued']]);
  let isResting = false;
  const queue = queueOf(states, async (_, signal) => {
    if (!isResting) await new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  }, () => isResting);
  const stop = new AbortController();
  const work = queue.work({ signal: stop.signal });
  await expect.poll(() => states.get('long')).toBe('running');
  isResting = true;
  await expect.poll(() => states.get('long')).toBe('queued');
  expect(await queue.finish(['long'], { signal: stop.signal, report: () => undefined })).toEqual([{ id: 'long', state: 'done' }]);
  states.set('next', 'queued');
  stop.abort();
  await work;
  expect(states.get('next')).toBe('queued');
}, 20_000);
