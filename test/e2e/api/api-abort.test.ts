import { expect, it } from 'vitest';
import { once } from 'node:events';
import { readdir, rm, truncate } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { slowSearch } from '../slow-search.ts';

it('stops the work of a call whose client has gone', async () => {
  let making: Promise<unknown> | undefined;
  await using api = await startApi({}, {
    seenAs: (runtime) => ({ ...runtime, addSampleFilms: (options) => (making = runtime.addSampleFilms(options)) }),
  });
  const gone = new AbortController();
  const call = api.get('/api/samples', { method: 'POST', signal: gone.signal });
  call.catch(() => undefined);
  // The first film is being made; two more would follow.
  await expect.poll(() => readdir(api.runtime.config.samplesFolder), { timeout: 20_000, interval: 10 }).not.toEqual([]);
  gone.abort();
  await expect(call).rejects.toThrow();
  await expect(making).rejects.toMatchObject({ name: 'AbortError' });
  expect(api.runtime.engine.jobs({ limit: 10 })).toEqual([]);
});

/** Plays the beginning of a film and goes away while more is on its way. */
const leaveEarly = async (api: TestApi, path: string, range: string): Promise<void> => {
  const { promise: answered, resolve } = Promise.withResolvers<IncomingMessage>();
  const asked = get(api.url + path, { headers: { range }, agent: false }, resolve);
  asked.on('error', () => undefined);
  const answer = await answered;
  answer.on('error', () => undefined);
  await once(answer, 'data');
  answer.destroy();
};

it('outlives players that leave in the middle of a film, and one whose film goes away', async () => {
  const errors: unknown[] = [];
  await using api = await startApi({}, {
    seenAs: ({ telemetry, ...runtime }) => ({
      ...runtime,
      telemetry: {
        ...telemetry,
        log: (level, event, fields) => {
          if (level === 'error') errors.push({ event, ...fields });
          telemetry.log(level, event, fields);
        },
      },
    }),
  });
  const path = await api.workplace.put('three-colours');
  // More than the sockets hold, so that the server is still sending; what follows a film's last box is not looked at.
  await truncate(path, 50_000_000);
  const [job] = await api.index(path);
  const stream = `/api/videos/${job?.videoId ?? ''}/stream`;
  await Promise.all(Array.from({ length: 20 }, (_, n) => leaveEarly(api, stream, `bytes=${n * 100_000}-`)));
  expect((await api.get(stream, { headers: { range: 'bytes=0-99' } })).status).toBe(206);
  await rm(path);
  expect(await failure(api.get(stream))).toMatchObject({ status: 404, code: 'file/missing' });
  expect((await api.get('/api/videos')).status).toBe(200);
  expect(errors).toEqual([]);
});

it('stops a search whose client has gone, and answers the next', async () => {
  const slow = slowSearch();
  await using api = await startApi({}, slow);
  await api.index(await api.workplace.put('three-colours'));
  const gone = new AbortController();
  const calls = Array.from({ length: 10 }, (_, n) => api.get(`/api/search?q=slow+${n}`, { signal: gone.signal }));
  const ends = Promise.allSettled(calls);
  await expect.poll(slow.begun).toBe(10);
  gone.abort();
  expect((await ends).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
  await slow.expectAborted();
  expect((await api.get('/api/search?q=blue')).status).toBe(200);
});
