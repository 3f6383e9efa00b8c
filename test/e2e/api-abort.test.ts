import { expect, it } from 'vitest';
import { readdir } from 'node:fs/promises';
import { startApi } from './api-server.ts';

it('stops the work of a call whose client has gone', async () => {
  await using api = await startApi();
  const gone = new AbortController();
  const call = api.get('/api/samples', { method: 'POST', signal: gone.signal });
  call.catch(() => undefined);
  const films = async () => (await readdir(api.runtime.config.samplesFolder)).length;
  await expect.poll(films, { timeout: 20_000, interval: 10 }).toBeGreaterThan(0);
  gone.abort();
  await expect(call).rejects.toThrow();
  // Nothing is queued: the call ended where it was.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const before = await films();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await films()).toBe(before);
  expect(api.runtime.engine.jobs({ limit: 10 })).toEqual([]);
});
