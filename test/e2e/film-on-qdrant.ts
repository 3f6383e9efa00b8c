import { wire } from '@frameseek/core';
import { expect } from 'vitest';
import { startApi } from './api-server.ts';
import { frameseek } from './cli-process.ts';

/** Indexes two films on a Qdrant server, finds what is in them over HTTP and in the terminal, and removes them again. */
export const goThroughQdrant = async (env: Readonly<Record<string, string>>): Promise<void> => {
  await using api = await startApi(env);
  const search = async (query: string) => wire.searchResponse.parse(await (await api.get(`/api/search?${query}`)).json()).moments;
  const store = async () => wire.health.parse(await (await api.get('/api/health')).json()).parts.find(({ part }) => part === 'store')?.uses;
  expect(await store()).toMatch(/Qdrant \d+\.\d+\.\d+/);
  const [colours, storm] = await api.index(await api.workplace.put('three-colours'), await api.workplace.put('subtitles-mp4'));
  expect([colours?.state, storm?.state]).toEqual(['done', 'done']);
  const [blue] = await search('q=blue&modality=visual');
  expect(blue?.start).toBeCloseTo(2, 1);
  expect(blue?.end).toBeCloseTo(5, 1);
  expect((await search('q=%22a+storm+is+coming%22'))[0]).toMatchObject({ video: { title: 'subtitles' }, start: 2.5 });
  // The command line on the same library and the same server.
  const { stdout } = await frameseek(api.workplace, ['search', 'blue', '--modality', 'visual', '--json'], { env });
  expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]).toMatchObject({ start: blue?.start, end: blue?.end });
  for (const job of [colours, storm]) expect((await api.send('DELETE', `/api/videos/${job?.videoId}`)).status).toBe(204);
  expect(await search('q=blue')).toEqual([]);
  await expect.poll(store, { timeout: 10_000 }).toContain('(0 vectors, 0 texts)');
};
