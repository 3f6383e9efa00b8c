/** What people see when a PostgreSQL server is away, slow, somebody else's or full of surprises, and that nothing is lost: against a real one, skipped where there is none. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { errorMessage, wire, type Catalog, type VideoRecord } from '@frameseek/core';
import { backupLibrary, readConfig, restoreLibrary } from '@frameseek/runtime';
import { openPostgresCatalog } from '@frameseek/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startApi } from '../e2e/api-server.ts';
import { frameseek } from '../e2e/cli-process.ts';
import { configOf, openWorkplace } from '../e2e/open-runtime.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const video = (id: string): VideoRecord => ({ id, path: `/${id}`, title: id, sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' });
const said = (work: () => unknown): string => {
  try {
    work();
    return 'nothing was wrong';
  } catch (error) {
    return errorMessage(error);
  }
};
const ids = (catalog: Catalog): readonly string[] => catalog.videos().map(({ id }) => id).toSorted();

/** A thread with a connection of its own that claims until nothing waits, and posts the ids. */
const CLAIMER = `
  import { parentPort, workerData } from 'node:worker_threads';
  const { openPostgresCatalog } = await import(workerData.module);
  const catalog = openPostgresCatalog(workerData.url);
  const ids = [];
  for (let job = catalog.claimJob(workerData.name, 60_000); job !== undefined; job = catalog.claimJob(workerData.name, 60_000)) ids.push(job.id);
  catalog.close();
  parentPort.postMessage(ids);
`;
const claimInThread = async (url: string, name: string): Promise<readonly string[]> => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(CLAIMER)}`), { workerData: { url, name, module: import.meta.resolve('@frameseek/store') } });
  const [claimed] = await once(worker, 'message');
  return z.array(z.string()).parse(claimed);
};

it.skipIf((process.env['POSTGRES_BIN'] ?? '') === '')('the programs that POSTGRES_BIN names are there', () => {
  expect(existsSync(join(process.env['POSTGRES_BIN'] ?? '', 'initdb'))).toBe(true);
});

describe.skipIf(programs === undefined)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (programs !== undefined) server = await startPostgres(programs);
  });
  afterAll(() => server.remove());

  const other = (url: string, change: (url: URL) => void): string => {
    const changed = new URL(url);
    change(changed);
    return changed.href;
  };

  it.each<[string, (url: URL) => void, RegExp]>([
    ['that is down', (url) => (url.port = '9'), /^The store PostgreSQL at 127\.0\.0\.1:9\/postgres does not answer: .*ECONNREFUSED.*Is it running\?$/],
    ['that does not take the password', (url) => (url.password = 'guessed-by-me'), /^The store PostgreSQL at \S+ .*it refuses the password in FRAMESEEK_DATABASE_URL/],
    ['without this user', (url) => (url.username = 'nobody-at-all'), /^The store PostgreSQL at \S+ .*it refuses the password in FRAMESEEK_DATABASE_URL/],
    ['without this database', (url) => (url.pathname = '/elsewhere'), /^The store PostgreSQL at \S+\/elsewhere .*the database in FRAMESEEK_DATABASE_URL is not there; make it with createdb/],
    ['without encryption, where it is asked for', (url) => url.searchParams.set('sslmode', 'require'), /^The store PostgreSQL at \S+ .*does not support SSL/],
  ])('%s is named in one sentence, without what lets us in', (_, change, sentence) => {
    const url = other(server.url(), change);
    const sentenceSaid = said(() => openPostgresCatalog(url));
    expect(sentenceSaid).toMatch(sentence);
    expect(sentenceSaid).not.toContain(new URL(url).password);
  });

  it.each<[string, string, string, RegExp]>([
    ['of something else', 'foreign', 'CREATE SCHEMA frameseek; CREATE TABLE frameseek.invoice (id INTEGER)', /its schema “frameseek” holds tables of something else/],
    ['of a newer version', 'newer', 'CREATE SCHEMA frameseek; CREATE TABLE frameseek.catalog_version (version BIGINT); INSERT INTO frameseek.catalog_version VALUES (9999)', /it was made by a newer version of Frameseek/],
  ])('with tables %s is left as it is', (_, database, made, sentence) => {
    const url = server.url(database);
    server.sql(made, database);
    const tables = () => server.sql("SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", database);
    const before = tables();
    expect(said(() => openPostgresCatalog(url))).toMatch(sentence);
    expect(tables()).toBe(before);
  });

  it('keeps what else lies in its database apart', () => {
    const url = server.url('shared');
    server.sql('CREATE TABLE video (title TEXT); INSERT INTO video VALUES (1)', 'shared');
    const catalog = openPostgresCatalog(url);
    catalog.putVideo(video('v'));
    catalog.close();
    expect(server.sql('SELECT count(*) FROM video', 'shared').trim()).toBe('1');
  });

  it('whose address is none is a setting that is wrong, and is not shown', () => {
    expect(said(() => readConfig({ FRAMESEEK_DATABASE_URL: 'mysql://me:not-for-the-log@here/db' }))).toMatch(/FRAMESEEK_DATABASE_URL/);
    expect(said(() => readConfig({ FRAMESEEK_DATABASE_URL: 'mysql://me:not-for-the-log@here/db' }))).not.toContain('not-for-the-log');
  });

  it('is backed up by its own programs, which backup and restore say', async () => {
    await using place = await openWorkplace();
    const config = configOf(place, { FRAMESEEK_DATABASE_URL: server.url() });
    const file = join(place.folder, 'library.tar');
    const { signal } = new AbortController();
    const backup = await backupLibrary(config, file, { version: '1', withMedia: false, signal }).catch(errorMessage);
    expect(backup).toMatch(/the catalog lies in PostgreSQL.*run pg_dump --schema=frameseek --format=custom --file=catalog\.dump "\$FRAMESEEK_DATABASE_URL", and copy the folder \S+library/);
    expect(await restoreLibrary(config, file, { signal }).catch(errorMessage)).toMatch(/run pg_restore --schema=frameseek --clean --if-exists/);
    expect(existsSync(file)).toBe(false);
  });

  it('that is down is told to whoever lists the library', async () => {
    await using place = await openWorkplace();
    const env = { FRAMESEEK_DATABASE_URL: other(server.url(), (url) => (url.port = '9')) };
    const { code, stdout, stderr } = await frameseek(place, ['list'], { env });
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^The store PostgreSQL at 127\.0\.0\.1:9\/postgres does not answer: .*Is it running\?\n$/)]);
  });

  it('that is killed keeps what was written, and is asked again without a restart', { timeout: 120_000 }, async () => {
    const catalog = openPostgresCatalog(server.url('killed'));
    catalog.putVideo(video('before'));
    await server.kill();
    expect(said(() => catalog.videos())).toMatch(/^The store PostgreSQL at \S+\/killed does not answer/);
    expect(said(() => catalog.putVideo(video('lost')))).toMatch(/does not answer/);
    await server.start();
    await expect.poll(() => said(() => catalog.putVideo(video('after'))), { timeout: 30_000 }).toBe('nothing was wrong');
    expect(ids(catalog)).toEqual(['after', 'before']);
    catalog.close();
  });

  it('that is away while a film is indexed is waited for: what is asked for meanwhile is refused, health says it, and no restart is needed', { timeout: 180_000 }, async () => {
    const url = server.url('away');
    await using api = await startApi({ FRAMESEEK_DATABASE_URL: url });
    const added = wire.addVideosResponse.parse(await (await api.send('POST', '/api/videos', { paths: [await api.workplace.put('three-colours')] })).json());
    await server.kill();
    for (const path of ['/api/videos', '/api/search?q=blue', '/api/health']) {
      const answer = await failure(api.get(path));
      expect(answer, path).toMatchObject({ status: 503, code: 'store/unavailable', message: expect.stringMatching(/^The store PostgreSQL at \S+\/away does not answer/) as string });
      expect(JSON.stringify(answer)).not.toContain(new URL(url).password);
    }
    await server.start();
    await expect.poll(async () => (await api.get('/api/videos')).status, { timeout: 30_000 }).toBe(200);
    expect(await api.ended(added.jobs)).toMatchObject([{ state: 'done' }]);
    const { moments } = wire.searchResponse.parse(await (await api.get('/api/search?q=blue&modality=visual')).json());
    expect(moments).toHaveLength(1);
  });

  it('that answers nothing is given up in time, fails at once from then on, and is asked again without a restart', { timeout: 120_000 }, async () => {
    const catalog = openPostgresCatalog(server.url('frozen'), { busyMs: 500 });
    catalog.putVideo(video('before'));
    server.freeze(true);
    try {
      const began = performance.now();
      expect(said(() => catalog.putVideo(video('late')))).toMatch(/^The store PostgreSQL at \S+\/frozen does not answer: no answer within 5\.5 seconds\. Is it running\?$/);
      expect(performance.now() - began).toBeLessThan(20_000);
      const again = performance.now();
      expect(said(() => catalog.videos())).toMatch(/no answer within/);
      expect(performance.now() - again).toBeLessThan(200);
    } finally {
      server.freeze(false);
    }
    await expect.poll(() => said(() => catalog.putVideo(video('after'))), { timeout: 30_000 }).toBe('nothing was wrong');
    expect(ids(catalog)).toEqual(expect.arrayContaining(['after', 'before']));
    catalog.close();
  });

  it('that breaks off a transaction has none of it, also where somebody went on', () => {
    const catalog = openPostgresCatalog(server.url('broken'));
    const breakOff = () => server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'frameseek' AND datname = 'broken'");
    expect(said(() => catalog.atomically(() => {
      catalog.putVideo(video('first'));
      breakOff();
      said(() => catalog.putVideo(video('second')));
      catalog.putVideo(video('third'));
    }))).toMatch(/does not answer/);
    expect(ids(catalog)).toEqual([]);
    expect(said(() => catalog.atomically(() => {
      catalog.putVideo(video('first'));
      breakOff();
      said(() => catalog.putVideo(video('second')));
    }))).toMatch(/does not answer/);
    expect(ids(catalog)).toEqual([]);
    catalog.atomically(() => catalog.putVideo(video('first')));
    expect(ids(catalog)).toEqual(['first']);
    catalog.close();
  });

  it('that somebody else writes to for too long is unavailable, and goes on afterwards', async () => {
    const url = server.url('busy');
    const catalog = openPostgresCatalog(url, { busyMs: 300 });
    const holder = spawn(`${programs ?? ''}/psql`, [url, '-c', "BEGIN; SELECT pg_advisory_xact_lock(7025463812); SELECT pg_sleep(600)"], { stdio: 'ignore' });
    await expect.poll(() => server.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").trim(), { timeout: 30_000 }).toBe('1');
    expect(said(() => catalog.putVideo(video('v')))).toMatch(/does not answer: .*lock timeout/);
    expect(ids(catalog)).toEqual([]);
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
    holder.kill();
    catalog.putVideo(video('v'));
    expect(ids(catalog)).toEqual(['v']);
    catalog.close();
  });

  it('gives each job to exactly one of four connections, and knows the time by itself', { timeout: 180_000 }, async () => {
    const url = server.url('race');
    const catalog = openPostgresCatalog(url);
    const jobs = Array.from({ length: 60 }, (_, n) => catalog.addJob({ path: `/${n}`, priority: 0, sampling: 'adaptive' }).id);
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map((name) => claimInThread(url, name)))).flat();
    expect(claimed.toSorted()).toEqual(jobs.toSorted());
    expect(catalog.jobs({ limit: 500 }).every(({ attempts, state }) => attempts === 1 && state === 'running')).toBe(true);
    catalog.close();
    // Whose clock goes wrong does not take what others work on.
    const wrong = Date.now;
    Date.now = () => wrong() + 3_600_000;
    try {
      const late = openPostgresCatalog(url);
      expect(late.claimJob('late', 120_000)).toBeUndefined();
      late.close();
    } finally {
      Date.now = wrong;
    }
  });
});
