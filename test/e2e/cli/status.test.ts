import { expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { failure, startApi } from '../api-server.ts';

it('starts without ffmpeg, says that it is not ready, why, and what to install', async () => {
  await using api = await startApi({ FFMPEG_PATH: '/nowhere/ffmpeg', FFPROBE_PATH: '/nowhere/ffprobe' });
  const health = wire.health.parse(await (await api.get('/api/health')).json());
  expect(health.ready).toBe(false);
  expect(health.why).toMatch(/ffmpeg does not run.*Install ffmpeg/);
  expect(await failure(api.send('POST', '/api/samples'))).toMatchObject({ status: 503, code: 'tool/missing' });
  expect((await api.get('/api/search?q=blue')).status).toBe(200);
});

it('starts without models, says which are off and how to have them, and finds nothing rather than failing', async () => {
  await using api = await startApi({ FRAMESEEK_MODELS: '/nowhere/models' });
  const { parts, ready } = wire.health.parse(await (await api.get('/api/health')).json());
  expect(ready).toBe(true);
  const visual = parts.find(({ part }) => part === 'visual');
  expect(visual?.state).not.toBe('on');
  expect(visual?.remedy).toBeTruthy();
  const answer = wire.searchResponse.parse(await (await api.get('/api/search?q=blue')).json());
  expect(answer).toMatchObject({ match: false, moments: [] });
});

it('makes the sample films and queues them, once', async () => {
  await using api = await startApi();
  const first = wire.addVideosResponse.parse(await (await api.send('POST', '/api/samples')).json());
  expect(first.jobs.length).toBeGreaterThan(0);
  expect(first.skipped).toEqual([]);
  expect(first.jobs.every(({ path }) => path.startsWith(api.runtime.config.samplesFolder))).toBe(true);
  const again = wire.addVideosResponse.parse(await (await api.send('POST', '/api/samples')).json());
  expect(again.jobs.map(({ path }) => path).sort()).toEqual(first.jobs.map(({ path }) => path).sort());
});
