/**
 * `npm run bench:workers -- --films 6`: the same films by one process on SQLite and by two workers on PostgreSQL, on the same cores: seconds from the first
 * film that is queued to the last one that is done, and what processors did in them. Linux only (processor time is read from /proc).
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRuntime, readConfig } from '@frameseek/runtime';
import { postgresPrograms, startPostgres } from '../postgres/postgres-server.ts';
import { modelsForBench } from './bench-models.ts';
import { smallFilm } from './films.ts';
import { usedBy } from './measured.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CLI = path.join(ROOT, 'apps/cli/bin/frameseek.mjs');
const WORKERS = 2;

/** How one library was filled. */
interface Filled {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const { values } = parseArgs({ options: { films: { type: 'string', default: '6' } } });
const FILMS = Number(values.films);
const { preferences } = await modelsForBench();
const place = mkdtempSync(path.join(tmpdir(), 'frameseek-workers-'));

/** Films of one minute, two and so on: different files: the same bytes would be one film. */
const films = (): readonly string[] => {
  const media = path.join(place, 'media');
  mkdirSync(media);
  return Array.from({ length: FILMS }, (_, index) => {
    const film = path.join(media, `film-${index}.mp4`);
    cpSync(smallFilm(path.join(ROOT, 'test/.cache/bench'), index + 1), film);
    return film;
  });
};

/** Has `workers` processes index what is queued, and waits for the last film. */
const fill = async (paths: readonly string[], { env, workers }: { readonly env: Record<string, string>; readonly workers: number }): Promise<Filled> => {
  const own = { ...process.env, ...preferences, ...env, FRAMESEEK_OFFLINE: 'true' };
  await using runtime = await createRuntime(readConfig(own));
  const children = Array.from({ length: workers }, () => spawn(process.execPath, [CLI, 'worker'], { env: own, stdio: ['ignore', 'pipe', 'inherit'] }));
  // Starting is not what is measured: each says when it begins to look for work.
  await Promise.all(children.map((child) => new Promise((resolve) => child.stdout.once('data', resolve))));
  const used = (): number => children.reduce((sum, { pid }) => sum + usedBy(pid ?? 0).cpuSeconds, 0);
  const [began, before] = [performance.now(), used()];
  try {
    const { signal } = new AbortController();
    const { jobs } = await runtime.engine.add(paths, { signal });
    for (;;) {
      const states = runtime.engine.jobs({ limit: jobs.length }).map(({ state }) => state);
      if (states.includes('failed')) throw new Error('a film was not indexed');
      if (states.every((state) => state === 'done')) break;
      await sleep(100);
    }
    return { seconds: (performance.now() - began) / 1000, cpuSeconds: used() - before };
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
};

const shown = (name: string, { seconds, cpuSeconds }: Filled): void =>
  console.log(`${name.padEnd(52)} ${seconds.toFixed(1).padStart(7)} s ${cpuSeconds.toFixed(1).padStart(7)} s of CPU`);

const programs = postgresPrograms();
if (programs === undefined) throw new Error('PostgreSQL is not installed; POSTGRES_BIN names the folder of its programs');
const server = await startPostgres(programs);
try {
  const paths = films();
  const cores = availableParallelism();
  const one = await fill(paths, { workers: 1, env: { FRAMESEEK_LIBRARY: path.join(place, 'one') } });
  shown('one process, SQLite, all cores', one);
  const two = await fill(paths, {
    workers: WORKERS,
    env: { FRAMESEEK_LIBRARY: path.join(place, 'two'), FRAMESEEK_DATABASE_URL: server.url('bench'), FRAMESEEK_THREADS: String(Math.max(1, Math.floor(cores / WORKERS))) },
  });
  shown(`${WORKERS} workers, PostgreSQL, ${Math.max(1, Math.floor(cores / WORKERS))} of ${cores} cores each`, two);
  console.log(`${(one.seconds / two.seconds).toFixed(2)} × the throughput of one process, ${(two.cpuSeconds / one.cpuSeconds).toFixed(2)} × its processor time (without the database)`);
} finally {
  await server.remove();
  rmSync(place, { recursive: true });
}
