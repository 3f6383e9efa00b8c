/**
 * Films that are indexed by workers while workers, the server and the database are killed at random: `npm run test:kills -- --kills 30 --films 20 --seed 7`.
 * Their segments lie in the library's folder, or on the Qdrant server at QDRANT_URL.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { wire, type JobView } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../e2e/api-server.ts';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import type { FilmName } from '../films.ts';
import { below, randomOf, type Random } from '../fuzz/mutate.ts';
import { removeCollections } from '../qdrant/remove-collections.ts';
import { contentsOf } from './contents-of.ts';
import { startProcesses, type LibraryProcesses } from './library-processes.ts';
import { isAmongAll } from '../is-among-all.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const KILLS = Number(process.env['FRAMESEEK_KILLS'] ?? 3);
const SEED = Number(process.env['FRAMESEEK_SEED'] ?? 1);
/** All small; `--films` takes that many from the beginning. */
const ALL: readonly FilmName[] = [
  'three-colours', 'no-audio', 'audio-only-wav', 'subtitles-mp4', 'burned-in-text', 'black-lead-in', 'spoken-tones', 'audio-only', 'captions-come-and-go', 'slide-deck',
  'three-colours-webm', 'three-colours-mkv', 'three-colours-mov', 'three-colours-avi', 'three-colours-ts', 'cover-art', 'subtitles-mkv', 'one-frame', 'fade-not-cut', 'start-offset',
];
const FILMS = ALL.slice(0, Number(process.env['FRAMESEEK_FILMS'] ?? 4));
const WORKERS = 2;
const QDRANT = process.env['QDRANT_URL'];
const KEY = process.env['QDRANT_API_KEY'];
const PREFIX = `test-${randomUUID().slice(0, 8)}`;
/** Where the segments of one library lie. */
const storeOf = (library: string): Readonly<Record<string, string>> => QDRANT === undefined ? {} : { QDRANT_URL: QDRANT, QDRANT_PREFIX: `${PREFIX}-${library}`, ...(KEY !== undefined && { QDRANT_API_KEY: KEY }) };
/** Between two kills, in ms: shorter than a film takes, and longer than a process needs to start. */
const PAUSE_MS = [500, 4_000] as const;
/** Milliseconds that one library may take, however often it is disturbed. */
const LIBRARY_MS = 600_000;

/** Adds a film as somebody does who tries again until the server has taken it. */
const add = async (processes: LibraryProcesses, path: string, until: number): Promise<string> => {
  while (Date.now() < until) {
    try {
      const answer = await fetch(`${await processes.url()}/api/videos`, { method: 'POST', body: JSON.stringify({ paths: [path] }), headers: { 'content-type': 'application/json' } });
      const [job] = answer.ok ? wire.addVideosResponse.parse(await answer.json()).jobs : [];
      if (job !== undefined) return job.id;
    } catch {
      // Killed under the question.
    }
    await sleep(200);
  }
  return expect.unreachable(`${path} was not taken`);
};

const jobsOf = async (processes: LibraryProcesses): Promise<readonly JobView[] | undefined> => {
  try {
    const answer = await fetch(`${await processes.url()}/api/jobs?limit=500`);
    return answer.ok ? wire.jobList.parse(await answer.json()).jobs : undefined;
  } catch {
    return undefined;
  }
};

const isDone = (jobs: readonly JobView[] | undefined, ids: readonly string[]): boolean =>
  jobs !== undefined && ids.every((id) => jobs.some((job) => job.id === id && job.state !== 'queued' && job.state !== 'running'));

describe.skipIf(programs === undefined || isAmongAll)('workers, servers and a database that are killed', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) postgres = await startPostgres(programs);
  });
  afterAll(async () => {
    await postgres.remove();
    if (QDRANT !== undefined) await removeCollections({ url: QDRANT, apiKey: KEY, prefix: PREFIX });
  });

  it('leave a library as one that nobody disturbed', { timeout: LIBRARY_MS + KILLS * 60_000 }, async () => {
    await using calm = await startApi(storeOf('calm'));
    const paths = await Promise.all(FILMS.map((name) => calm.workplace.put(name)));
    expect((await calm.index(...paths)).filter(({ state }) => state !== 'done')).toEqual([]);
    const undisturbed = await contentsOf(calm.workplace, storeOf('calm'));

    const random = randomOf(SEED);
    const killed: string[] = [];
    for (let library = 0; killed.length < KILLS; library += 1) {
      await using place = await openWorkplace();
      const env = { FRAMESEEK_DATABASE_URL: postgres.url(`kills-${library}`), ...storeOf(`kills-${library}`) };
      killed.push(...await disturb(place, { postgres, random, most: KILLS - killed.length, env }));
      expect(await contentsOf(place, env)).toEqual(undisturbed);
    }
    console.log(`seed ${SEED}: ${FILMS.length} films, killed ${killed.join(', ')}`);
  });
});

interface Disturbing {
  readonly postgres: PostgresServer;
  readonly random: Random;
  readonly most: number;
  /** What the processes share. */
  readonly env: Readonly<Record<string, string>>;
}

/** Has films indexed, killing something now and then, until all are done; what was killed. */
const disturb = async (place: Workplace, { postgres, random, most, env }: Disturbing): Promise<readonly string[]> => {
  await using processes = startProcesses(place, { env, workers: WORKERS });
  const until = Date.now() + LIBRARY_MS;
  const ids: string[] = [];
  const adding = (async () => {
    for (const name of FILMS) ids.push(await add(processes, await place.put(name), until));
  })();
  const kinds: Readonly<Record<string, () => Promise<void>>> = {
    worker: () => processes.killWorker(below(random, WORKERS)),
    server: () => processes.killServer(),
    database: () => postgres.kill().then(() => sleep(random() * PAUSE_MS[0])).then(() => postgres.start()),
  };
  // Workers are what most hangs on.
  const choice = ['worker', 'worker', 'server', 'database'];
  const killed: string[] = [];
  let jobs: readonly JobView[] | undefined;
  for (let isAdded = false; !(isAdded && isDone(jobs, ids)); jobs = await jobsOf(processes)) {
    expect(Date.now(), `${killed.join(', ')}: ${JSON.stringify(jobs?.map(({ path, state }) => [path, state]))}`).toBeLessThan(until);
    await sleep(PAUSE_MS[0] + random() * (PAUSE_MS[1] - PAUSE_MS[0]));
    isAdded = ids.length === FILMS.length;
    if (killed.length >= most || (isAdded && isDone(jobs, ids))) continue;
    const kind = choice[below(random, choice.length)] ?? 'worker';
    await kinds[kind]?.();
    killed.push(kind);
  }
  await adding;
  expect(jobs?.filter(({ id }) => ids.includes(id)).map(({ state, fault }) => [state, fault?.message])).toEqual(FILMS.map(() => ['done', undefined]));
  expect(processes.fallen).toEqual([]);
  return killed;
};
