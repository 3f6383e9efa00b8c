import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { catalogContract } from '@frameseek/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCatalog } from './catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'frameseek-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

catalogContract({ name: 'SQLite', open: (place, now) => openCatalog(join(folder, place, 'catalog.db'), { now }) });

/** A thread with a connection of its own that claims until nothing waits, and posts the ids. */
const CLAIMER = `
  import { parentPort, workerData } from 'node:worker_threads';
  const { openCatalog } = await import(workerData.module);
  const catalog = openCatalog(workerData.file);
  const ids = [];
  for (let job = catalog.claimJob(workerData.name, 60_000); job !== undefined; job = catalog.claimJob(workerData.name, 60_000)) ids.push(job.id);
  catalog.close();
  parentPort.postMessage(ids);
`;
const claimInThread = (file: string, name: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const workerData = { file, name, module: new URL('./catalog.ts', import.meta.url).href };
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(CLAIMER)}`), { workerData });
    worker.once('message', (ids) => resolve(z.array(z.string()).parse(ids)));
    worker.once('error', reject);
  });

describe('the catalog of several connections at once', () => {
  it('gives each job to exactly one of four threads', async () => {
    const file = join(folder, 'race.db');
    const catalog = openCatalog(file);
    const ids = Array.from({ length: 200 }, (_, n) => catalog.addJob({ path: `/${n}`, priority: 0, sampling: 'adaptive' }).id);
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map((name) => claimInThread(file, name)))).flat();
    expect(claimed.toSorted()).toEqual(ids.toSorted());
    expect(catalog.jobs({ limit: 500 }).every(({ attempts, state }) => attempts === 1 && state === 'running')).toBe(true);
    catalog.close();
  });
});

describe('a catalog file that cannot serve', () => {
  const fault = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  it('is a fault when it is not a database, and stays as it is', () => {
    const file = join(folder, 'garbage.db');
    writeFileSync(file, 'garbage '.repeat(1000));
    expect(fault(() => openCatalog(file))).toMatchObject({ code: 'store/failed', facts: { store: file } });
    expect(readFileSync(file, 'utf8')).toBe('garbage '.repeat(1000));
  });

  it('is a fault when a newer version made it', () => {
    const file = join(folder, 'newer.db');
    openCatalog(file).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(fault(() => openCatalog(file))).toMatchObject({ code: 'store/failed', facts: { reason: expect.stringContaining('newer') } });
  });

  it('is a fault when its folder is a file', () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(fault(() => openCatalog(join(folder, 'a-file', 'catalog.db')))).toMatchObject({ code: 'store/failed' });
  });

  it('is unavailable, and worth another try, while another process keeps it locked', () => {
    const file = join(folder, 'locked.db');
    const catalog = openCatalog(file, { busyMs: 50 });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    expect(fault(() => catalog.addJob({ path: '/a', priority: 0, sampling: 'adaptive' }))).toMatchObject({ code: 'store/unavailable', retryable: true });
    other.exec('ROLLBACK');
    other.close();
    expect(catalog.addJob({ path: '/a', priority: 0, sampling: 'adaptive' }).state).toBe('queued');
    catalog.close();
  });

  it('is a fault when a row in it is broken', () => {
    const file = join(folder, 'broken-row.db');
    const catalog = openCatalog(file);
    catalog.putVideo({ id: 'v', path: '/v', title: 'v', sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' });
    const db = new DatabaseSync(file);
    db.exec(`UPDATE video SET probe = '{"container":5}'`);
    db.close();
    expect(fault(() => catalog.video('v'))).toMatchObject({ code: 'store/failed' });
    catalog.close();
  });
});
