/** One library of several processes: a server, and workers that come and go, over PostgreSQL. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../e2e/api-server.ts';
import { frameseek } from '../e2e/cli-process.ts';
import type { FilmName } from '../films.ts';
import { contentsOf } from './contents-of.ts';
import { foundIn } from './found-in.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const FILMS: readonly FilmName[] = ['three-colours', 'no-audio', 'audio-only-wav', 'subtitles-mp4', 'burned-in-text', 'black-lead-in'];
const QUERIES = ['blue', '"a storm is coming"', 'orange then black', 'storm coming'];

describe.skipIf(programs === undefined)('a library whose catalog lies in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) server = await startPostgres(programs);
  });
  const started: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await server.remove();
  });

  it('is worked on by two workers, one of them killed, and ends as one that a single process made with SQLite', { timeout: 600_000 }, async () => {
    await using calm = await startApi();
    expect((await calm.index(...await Promise.all(FILMS.map((name) => calm.workplace.put(name))))).every(({ state }) => state === 'done')).toBe(true);

    const database = server.url('workers');
    const env = { FRAMESEEK_DATABASE_URL: database };
    // It serves; the work is that of others.
    await using shared = await startApi({ ...env, FRAMESEEK_CONCURRENCY: '0' });
    const begin = () => frameseek(shared.workplace, ['worker'], { env, started: (child) => started.push(child) });
    const workers = [begin(), begin()];
    // Else the first would have done it all before the second has started.
    await Promise.all(started.map((child) => once(child.stdout ?? child, 'data')));
    const paths = await Promise.all(FILMS.map((name) => shared.workplace.put(name)));
    const { jobs } = wire.addVideosResponse.parse(await (await shared.send('POST', '/api/videos', { paths })).json());
    expect(jobs).toHaveLength(FILMS.length);
    const states = async () => wire.jobList.parse(await (await shared.get('/api/jobs')).json()).jobs.map(({ state }) => state);
    await expect.poll(async () => (await states()).filter((state) => state === 'running').length, { timeout: 120_000 }).toBe(2);
    started[0]?.kill('SIGKILL');
    expect((await shared.ended(jobs)).map(({ state }) => state)).toEqual(FILMS.map(() => 'done'));
    started[1]?.kill('SIGINT');
    expect((await Promise.all(workers)).map(({ code, stderr }) => [code, stderr])).toEqual([[null, ''], [0, '']]);

    expect(await foundIn(shared, QUERIES)).toEqual(await foundIn(calm, QUERIES));
    const question = JSON.stringify({ question: 'Is a storm coming?' });
    const ask = async (api: TestApi) => (await api.get('/api/ask', { method: 'POST', body: question, headers: { 'content-type': 'application/json' } })).text();
    expect((await ask(shared)).replaceAll(/"id":"[^"]+"/g, '')).toContain('storm');
    expect(await contentsOf(shared.workplace, env)).toEqual(await contentsOf(calm.workplace));

    const health = await (await shared.get('/api/health')).text();
    expect(wire.health.parse(JSON.parse(health)).parts).toContainEqual({ part: 'catalog', state: 'on', uses: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/workers \(6 videos\)$/) as string });
    expect(health).not.toContain(new URL(database).password);

    const [first] = wire.videoList.parse(await (await shared.get('/api/videos')).json()).videos;
    expect((await shared.send('DELETE', `/api/videos/${first?.id ?? ''}`)).ok).toBe(true);
    expect(wire.videoList.parse(await (await shared.get('/api/videos')).json()).videos).toHaveLength(FILMS.length - 1);
  });
});
