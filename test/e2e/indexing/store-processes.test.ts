import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { COLOURS, NO_FILTER, unit, vectorSegment, wordSegment } from '@frameseek/core/testing';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-processes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

/** A process of its own that runs `code`; its standard output is its answer. */
const run = (code: string, ...values: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '--eval', code, ...values], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] });
const answer = async (child: ChildProcess): Promise<string> => (child.stdout === null ? '' : text(child.stdout));

const CLAIM = `
  const { openCatalog } = await import('@frameseek/store');
  const [file, name] = process.argv.slice(1);
  const catalog = openCatalog(file);
  const ids = [];
  for (let job = catalog.claimJob(name, 60_000); job !== undefined; job = catalog.claimJob(name, 60_000)) ids.push(job.id);
  console.log(JSON.stringify(ids));
`;
const CLAIM_AND_WRITE_FOREVER = `
  const { openCatalog } = await import('@frameseek/store');
  const [file] = process.argv.slice(1);
  const catalog = openCatalog(file);
  const job = catalog.claimJob('doomed', 60_000);
  console.log(job.id);
  for (let n = 0; ; n += 1) {
    catalog.putVideo({ id: 'v' + n, path: '/v' + n, title: 't', sizeBytes: n, addedAt: new Date().toISOString() });
    catalog.putStage('v' + n, { stage: 'probe', state: 'done', by: 'x', count: n, seconds: 0, at: new Date().toISOString() });
    catalog.heartbeatJob(job.id, 'doomed', []);
  }
`;
const WRITE_SEGMENTS = `
  const { COLOURS, vectorSegment, wordSegment } = await import('@frameseek/core/testing');
  const { openLanceIndex } = await import('@frameseek/store');
  const [folder, videoId, count] = process.argv.slice(1);
  const { signal } = new AbortController();
  const index = await openLanceIndex(folder);
  for (let start = 0; start < Number(count); start += 1) {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0], { videoId, start })], { signal });
    await index.upsertWords([wordSegment('a red bridge', { videoId, start })], { signal });
    if (start === 0) console.log('writing');
    if (start % 5 === 4) await index.optimize({ signal });
  }
  await index.close();
`;

describe('the catalog of two processes', () => {
  it('gives each job to exactly one of them', async () => {
    const file = join(folder, 'race.db');
    const catalog = openCatalog(file);
    const ids = Array.from({ length: 300 }, (_, n) => catalog.addJob({ path: `/${n}`, priority: 0, sampling: 'adaptive' }).id);
    const claimed = await Promise.all(['a', 'b'].map(async (name) => z.array(z.string()).parse(JSON.parse(await answer(run(CLAIM, file, name))))));
    expect(claimed.flat().toSorted()).toEqual(ids.toSorted());
    catalog.close();
  });

  it('is whole after one is killed in the middle of writing, and its job goes to another', async () => {
    const file = join(folder, 'killed.db');
    let now = Date.now();
    const catalog = openCatalog(file, { now: () => now });
    const { id } = catalog.addJob({ path: '/a', priority: 0, sampling: 'adaptive' });
    const child = run(CLAIM_AND_WRITE_FOREVER, file);
    await once(child.stdout ?? child, 'data');
    await sleep(100);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const videos = catalog.videos();
    expect(videos.length).toBeGreaterThan(0);
    // Stages are written after their video: at most the last one is missing.
    expect(videos.filter((video) => catalog.stages(video.id).length === 0).length).toBeLessThanOrEqual(1);
    expect(catalog.claimJob('heir', 60_000)).toBeUndefined();
    now += 120_000;
    expect(catalog.claimJob('heir', 60_000)).toMatchObject({ id, attempts: 2 });
    catalog.close();
  });
});

describe('the LanceDB index of several processes', () => {
  it('loses and doubles nothing when two write at the same time', async () => {
    const place = join(folder, 'writers');
    await Promise.all(['a', 'b'].map(async (videoId) => once(run(WRITE_SEGMENTS, place, videoId, '12'), 'exit')));
    const index = await openLanceIndex(place);
    expect(await index.count({ signal })).toEqual({ words: 24, vectors: { [COLOURS.id]: 24 } });
    await index.close();
  });

  it('is whole after one is killed in the middle of writing, and the same work again fills the gap', async () => {
    const place = join(folder, 'killed');
    const child = run(WRITE_SEGMENTS, place, 'a', '1000');
    await once(child.stdout ?? child, 'data');
    await sleep(300);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const index = await openLanceIndex(place);
    const before = (await index.count({ signal })).words;
    expect(before).toBeGreaterThan(0);
    const starts = Array.from({ length: before + 3 }, (_, start) => start);
    await index.upsertWords(starts.map((start) => wordSegment('a red bridge', { videoId: 'a', start })), { signal });
    await index.upsertVectors(COLOURS, starts.map((start) => vectorSegment(COLOURS, [1, 0, 0, 0], { videoId: 'a', start })), { signal });
    expect(await index.count({ signal })).toEqual({ words: before + 3, vectors: { [COLOURS.id]: before + 3 } });
    expect(await index.searchVectors(COLOURS, unit([1, 0, 0, 0]), { limit: 1, filter: NO_FILTER, signal })).toHaveLength(1);
    expect(await index.searchWords({ words: 'bridges', phrases: ['red bridge'] }, { limit: 1, filter: NO_FILTER, signal })).toHaveLength(1);
    await index.close();
  });
});
