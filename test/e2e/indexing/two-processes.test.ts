/** The command line and the server at work on one library at the same time. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { addressOf, startApiProcess } from '../api-process.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';
import { openWorkplace } from '../open-runtime.ts';

const moments = async (url: string, query: string) => {
  const answer = await fetch(`${url}/api/search?${query}`);
  expect(answer.status).toBe(200);
  return wire.searchResponse.parse(await answer.json()).moments;
};
const titles = async (url: string) => wire.videoList.parse(await (await fetch(`${url}/api/videos`)).json()).videos.map(({ title }) => title).toSorted();

it('a server answers every search while the command line indexes, and finds what it made', async () => {
  await using api = await startApi();
  for (const name of ['three-colours', 'spoken-tones', 'no-audio'] as const) await api.workplace.put(name);
  let indexing = true;
  const done = frameseek(api.workplace, ['index', '.']).finally(() => (indexing = false));
  for (let n = 0; indexing; n += 1) await moments(api.url, `q=blue+car+${n}`);
  expect(await done).toMatchObject({ code: 0, stderr: expect.stringContaining('3 files indexed.') as string });
  expect((await moments(api.url, 'q=blue&modality=visual'))[0]?.start).toBeCloseTo(2, 0);
  expect((await moments(api.url, 'q=%22red+car%22'))[0]?.video.title).toBe('spoken-tones');
});

/** Looked at closely, an hour keeps the server busy for longer than the command line needs to start. */
const running = async (api: TestApi, path: string): Promise<void> => {
  await api.send('POST', '/api/videos', { paths: [path], sampling: 'dense' });
  await expect.poll(async () => {
    const { jobs } = wire.jobList.parse(await (await api.get('/api/jobs')).json());
    return jobs[0]?.stages.some(({ stage, state }) => stage === 'visual' && state === 'running');
  }, { timeout: 30_000, interval: 20 }).toBe(true);
};

it('the command line removes a video that the server is indexing, with every trace', async () => {
  await using api = await startApi();
  await running(api, await api.workplace.put('hour-long-single-shot'));
  const [title = ''] = await titles(api.url);
  expect(await frameseek(api.workplace, ['remove', title])).toMatchObject({ code: 0, stdout: expect.stringContaining(`Removed ${title}`) as string });
  // What the server had under way must not come back.
  await sleep(2_000);
  expect(await titles(api.url)).toEqual([]);
  expect(api.runtime.engine.jobs({ limit: 1 })).toEqual([]);
  const parts = await api.runtime.status({ signal: new AbortController().signal });
  expect(parts.find(({ part }) => part === 'store')?.uses).toContain('(0 vectors, 0 texts)');
});

it('all may start at once on a library that is not there yet', async () => {
  await using workplace = await openWorkplace();
  for (const name of ['three-colours', 'spoken-tones'] as const) await workplace.put(name);
  const server = startApiProcess(workplace);
  const ended = once(server, 'exit');
  try {
    const [url, first, second, list] = await Promise.all([
      addressOf(server),
      frameseek(workplace, ['index', 'three-colours.mp4']),
      frameseek(workplace, ['index', 'spoken-tones.mp4', 'three-colours.mp4']),
      frameseek(workplace, ['list']),
    ]);
    expect([first, second, list].map(({ code, stderr }) => [code, /failed|unexpected/i.test(stderr)])).toEqual([[0, false], [0, false], [0, false]]);
    expect(await titles(url)).toEqual(['spoken-tones', 'three-colours']);
    expect((await moments(url, 'q=blue&modality=visual'))[0]?.start).toBeCloseTo(2, 0);
  } finally {
    server.kill('SIGKILL');
    await ended;
  }
});
