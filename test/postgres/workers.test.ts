/** One library of several processes: a server, and workers that come and go, over PostgreSQL. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { openCatalog, openLanceIndex, openPostgresCatalog } from '@frameseek/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../e2e/api-server.ts';
import { frameseek } from '../e2e/cli-process.ts';
import { libraryContents } from '../e2e/library-contents.ts';
import type { Workplace } from '../e2e/open-runtime.ts';
import type { FilmName } from '../films.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const FILMS: readonly FilmName[] = ['three-colours', 'no-audio', 'audio-only-wav', 'subtitles-mp4', 'burned-in-text', 'black-lead-in'];
const QUERIES = ['blue', '"a storm is coming"', 'orange then black', 'storm coming'];

const contents = async ({ env }: Workplace, database?: string): Promise<unknown> => {
  const library = env['FRAMESEEK_LIBRARY'] ?? '';
  const catalog = database === undefined ? openCatalog(join(library, 'catalog.sqlite')) : openPostgresCatalog(database);
  const index = await openLanceIndex(join(library, 'index'));
  try {
    return await libraryContents(catalog, index);
  } finally {
    await index.close();
    catalog.close();
  }
};

const found = async (api: TestApi): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (const query of QUERIES) {
    const { moments } = wire.searchResponse.parse(await (await api.get(`/api/search?q=${encodeURIComponent(query)}`)).json());
    answers.push(moments.map(({ video, start, end, score }) => [video.title, start, end, Number(score.toFixed(6))]));
  }
  return answers;
};

describe.skipIf(programs === undefined)('a library whose catalog lies in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) server = await startPostgres(programs);
  });
  afterAll(() => server.remove());

  it('is worked on by two workers, one of them killed, and ends as one that a single process made with SQLite', { timeout: 600_000 }, async () => {
    await using calm = await startApi();
    expect((await calm.index(...await Promise.all(FILMS.map((name) => calm.workplace.put(name))))).every(({ state }) => state === 'done')).toBe(true);

    const database = server.url('workers');
    const env = { FRAMESEEK_DATABASE_URL: database };
    await using shared = await startApi(env);
    // It serves; the work is that of others.
    shared.runtime.engine.pauseJobs(true);
    const started: ChildProcess[] = [];
    const begin = () => frameseek(shared.workplace, ['worker'], { env, started: (child) => started.push(child) });
    const workers = [begin(), begin()];
    const paths = await Promise.all(FILMS.map((name) => shared.workplace.put(name)));
    const { jobs } = wire.addVideosResponse.parse(await (await shared.send('POST', '/api/videos', { paths })).json());
    expect(jobs).toHaveLength(FILMS.length);
    const states = async () => wire.jobList.parse(await (await shared.get('/api/jobs')).json()).jobs.map(({ state }) => state);
    await expect.poll(async () => (await states()).filter((state) => state === 'running').length, { timeout: 120_000 }).toBe(2);
    started[0]?.kill('SIGKILL');
    expect((await shared.ended(jobs)).map(({ state }) => state)).toEqual(FILMS.map(() => 'done'));
    started[1]?.kill('SIGINT');
    expect((await Promise.all(workers)).map(({ code, stderr }) => [code, stderr])).toEqual([[null, ''], [0, '']]);

    expect(await found(shared)).toEqual(await found(calm));
    const question = JSON.stringify({ question: 'Is a storm coming?' });
    const ask = async (api: TestApi) => (await api.get('/api/ask', { method: 'POST', body: question, headers: { 'content-type': 'application/json' } })).text();
    expect((await ask(shared)).replaceAll(/"id":"[^"]+"/g, '')).toContain('storm');
    expect(await contents(shared.workplace, database)).toEqual(await contents(calm.workplace));

    const health = await (await shared.get('/api/health')).text();
    expect(wire.health.parse(JSON.parse(health)).parts).toContainEqual({ part: 'catalog', state: 'on', uses: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/workers \(6 videos\)$/) as string });
    expect(health).not.toContain(new URL(database).password);

    const [first] = wire.videoList.parse(await (await shared.get('/api/videos')).json()).videos;
    expect((await shared.send('DELETE', `/api/videos/${first?.id ?? ''}`)).ok).toBe(true);
    expect(wire.videoList.parse(await (await shared.get('/api/videos')).json()).videos).toHaveLength(FILMS.length - 1);
  });
});
