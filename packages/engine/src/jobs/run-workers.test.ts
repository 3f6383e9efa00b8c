import { Fault, NO_TELEMETRY } from '@frameseek/core';
import { expect, it } from 'vitest';
import { runWorkers, workTogether, type Worker } from './run-workers.ts';

/** Fails with these, one after the other, and then works until it is stopped. */
const worker = (...failures: Error[]): Worker & { begun: number } => {
  const made = {
    begun: 0,
    work: ({ signal }: { signal: AbortSignal }): Promise<void> => {
      const failure = failures[made.begun++];
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
  return made;
};
const away = new Fault('store/unavailable', { store: 'catalog', reason: 'it is away' });

it('begin again where the catalog was away, while the others go on', async () => {
  const control = new AbortController();
  const [lost, steady] = [worker(away), worker()];
  const running = runWorkers([lost, steady], { signal: control.signal, telemetry: NO_TELEMETRY });
  await expect.poll(() => lost.begun, { timeout: 10_000 }).toBe(2);
  control.abort();
  await running;
  expect(steady.begun).toBe(1);
});

it('all stop where one fails for another reason', async () => {
  const steady = worker();
  await expect(runWorkers([worker(new Error('broken')), steady], { signal: new AbortController().signal, telemetry: NO_TELEMETRY })).rejects.toThrow('broken');
  expect(steady.begun).toBe(1);
});

it('that are stopped while the catalog is away end at once', async () => {
  const control = new AbortController();
  const running = runWorkers([worker(away, away, away)], { signal: control.signal, telemetry: NO_TELEMETRY });
  control.abort();
  await expect(running).resolves.toBeUndefined();
});

it('of a group begin again together: none goes on beside the one that takes its place', async () => {
  let [alive, most] = [0, 0];
  const counted: Worker = {
    work: async ({ signal }) => {
      most = Math.max(most, (alive += 1));
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      alive -= 1;
    },
  };
  const lost = worker(away, away);
  const control = new AbortController();
  const running = runWorkers([{ work: (options) => workTogether([counted, lost], options) }], { signal: control.signal, telemetry: NO_TELEMETRY });
  await expect.poll(() => lost.begun, { timeout: 10_000 }).toBe(3);
  expect([alive, most]).toEqual([1, 1]);
  control.abort();
  await running;
  expect(alive).toBe(0);
});
