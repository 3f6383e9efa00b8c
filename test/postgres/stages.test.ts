/** Workers that do some stages alone, as computers with other hardware or models do. */
import type { ChildProcess } from 'node:child_process';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../e2e/api-server.ts';
import { frameseek } from '../e2e/cli-process.ts';
import type { FilmName } from '../films.ts';
import { contentsOf } from './contents-of.ts';
import { isAmongAll } from '../is-among-all.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const FILMS: readonly FilmName[] = ['three-colours', 'spoken-tones', 'subtitles-mp4', 'burned-in-text', 'captions-come-and-go'];

describe.skipIf(programs === undefined || isAmongAll)('a library of workers that do some stages alone', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) server = await startPostgres(programs);
  });
  const started: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await server.remove();
  });

  it('ends as one that a single process made, once there is a worker for each stage', { timeout: 600_000 }, async () => {
    await using calm = await startApi();
    await calm.index(...await Promise.all(FILMS.map((name) => calm.workplace.put(name))));

    const env = { FRAMESEEK_DATABASE_URL: server.url('stages') };
    await using shared = await startApi({ ...env, FRAMESEEK_CONCURRENCY: '0' });
    const begin = (stages: string) => frameseek(shared.workplace, ['worker', '--stages', stages], { env, started: (child) => started.push(child) });
    const workers = [begin('visual,screen')];
    const paths = await Promise.all(FILMS.map((name) => shared.workplace.put(name)));
    const { jobs } = wire.addVideosResponse.parse(await (await shared.send('POST', '/api/videos', { paths })).json());
    const lacks = () => shared.runtime.engine.jobs({ limit: 10 }).map(({ state, lacks: left }) => [state, left]);
    await expect.poll(lacks, { timeout: 240_000 }).toEqual(FILMS.map(() => ['queued', ['speech', 'sound']]));
    const names = () => new Set(shared.runtime.engine.videos().flatMap(({ id }) => shared.runtime.engine.video(id).stages.map(({ stage }) => stage)));
    expect(names()).toEqual(new Set(['probe', 'shots', 'visual', 'text']));
    workers.push(begin('speech,sound'));
    expect((await shared.ended(jobs)).map(({ state }) => state)).toEqual(FILMS.map(() => 'done'));
    for (const child of started) child.kill('SIGINT');
    expect((await Promise.all(workers)).map(({ code, stderr }) => [code, stderr])).toEqual([[0, ''], [0, '']]);
    expect(await contentsOf(shared.workplace, env)).toEqual(await contentsOf(calm.workplace));
  });
});
