import { expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { startQdrantDouble } from '../../qdrant/server.ts';
import { failure, startApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';
import { openWorkplace } from '../open-runtime.ts';

it('a library on a Qdrant server indexes, finds and forgets a film as any other', async () => {
  await using qdrant = await startQdrantDouble();
  await using api = await startApi({ QDRANT_URL: qdrant.url });
  const search = async (query: string) => wire.searchResponse.parse(await (await api.get(`/api/search?${query}`)).json()).moments;
  const store = async () => wire.health.parse(await (await api.get('/api/health')).json()).parts.find(({ part }) => part === 'store')?.uses;
  expect(await store()).toContain('Qdrant 1.19.0');
  const [colours, storm] = await api.index(await api.workplace.put('three-colours'), await api.workplace.put('subtitles-mp4'));
  expect([colours?.state, storm?.state]).toEqual(['done', 'done']);
  const [blue] = await search('q=blue&modality=visual');
  expect(blue?.start).toBeCloseTo(2, 1);
  expect(blue?.end).toBeCloseTo(5, 1);
  expect((await search('q=%22a+storm+is+coming%22'))[0]).toMatchObject({ video: { title: 'subtitles' }, start: 2.5 });
  // The command line on the same library and the same server.
  const { stdout } = await frameseek(api.workplace, ['search', 'blue', '--modality', 'visual', '--json'], { env: { QDRANT_URL: qdrant.url } });
  expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]).toMatchObject({ start: blue?.start, end: blue?.end });
  for (const job of [colours, storm]) expect((await api.send('DELETE', `/api/videos/${job?.videoId}`)).status).toBe(204);
  expect(await search('q=blue')).toEqual([]);
  await expect.poll(store, { timeout: 10_000 }).toContain('(0 vectors, 0 texts)');
  expect(qdrant.problems).toEqual([]);
});

it('a Qdrant server that goes away is named by the answer and by the health', async () => {
  const qdrant = await startQdrantDouble();
  await using api = await startApi({ QDRANT_URL: qdrant.url });
  await qdrant[Symbol.asyncDispose]();
  expect(await failure(api.get('/api/search?q=blue'))).toMatchObject({
    status: 503, code: 'store/unavailable', message: expect.stringMatching(/The store http.* does not answer: .*Is it running\?/) as string,
  });
  const health = wire.health.parse(await (await api.get('/api/health')).json());
  expect([health.ready, health.why]).toEqual([false, expect.stringContaining(qdrant.url)]);
});

it('a Qdrant server that is not there ends the command line with one sentence', async () => {
  await using workplace = await openWorkplace();
  const { code, stdout, stderr } = await frameseek(workplace, ['list'], { env: { QDRANT_URL: 'http://127.0.0.1:9' } });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^The store http:\/\/127\.0\.0\.1:9\S* does not answer: .*Is it running\?\n$/);
});
