import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createGate } from '../../../packages/engine/src/concurrency/gate.ts';
import { failure, startApi } from '../api-server.ts';

it('tells who comes too many when to come again, answers for its health meanwhile, and forgets who leaves', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  let begun = 0;
  await using api = await startApi({}, {
    seenAs: (runtime) => ({
      ...runtime,
      engine: {
        ...runtime.engine,
        search: (_request, { signal }) => gate.run(() => ((begun += 1), sleep(60_000, undefined as never, { signal })), { signal }),
      },
    }),
  });
  const search = (signal: AbortSignal) => api.get('/api/search?q=a', { signal }).catch((error: unknown) => error);
  const [first, second] = [new AbortController(), new AbortController()];
  void search(first.signal);
  await expect.poll(() => begun).toBe(1);
  void search(second.signal);
  await expect.poll(async () => (await api.get('/api/search?q=a', { signal: AbortSignal.timeout(300) }).catch(() => undefined))?.status).toBe(429);
  const refused = await api.get('/api/search?q=a');
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await failure(Promise.resolve(refused))).toMatchObject({ status: 429, code: 'server/busy' });
  expect((await api.get('/api/health')).status).toBe(200);
  first.abort();
  await expect.poll(() => begun).toBe(2);
  second.abort();
});
