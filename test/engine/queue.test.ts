import { setTimeout as sleep } from 'node:timers/promises';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Job, Stage } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { ignoresRights } from '../file-rights.ts';
import { openBench, type Bench } from './support/with-engine.ts';

const film = (colour: string, seconds = 4): { duration: number; shots: { start: number; end: number; colour: string }[] } => ({
  duration: seconds,
  shots: Array.from({ length: seconds }, (_, start) => ({ start, end: start + 1, colour: `${colour} ${start}` })),
});
const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);
const silent = (bench: Bench): { signal: AbortSignal; report: () => void } => ({ signal: bench.signal, report: () => undefined });

/** Lets the pictures wait until the test says go. */
const gate = (bench: Bench): { readonly reached: Promise<void>; readonly open: () => void } => {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  bench.models.beforePictures = () => {
    reached.resolve();
    return opened.promise;
  };
  return { reached: reached.promise, open: () => opened.resolve() };
};

it('walks folders for media files in order, and tells of what it cannot take', async () => {
  await using bench = await openBench();
  const folder = join(bench.folder, 'films');
  await mkdir(join(folder, 'deep', 'er'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  for (const name of ['b 10.mp4', 'b 2.MKV', 'notes.txt', 'deep/er/c.mp3', '.hidden/d.mp4', '._e.mp4']) await writeFile(join(folder, name), 'x');
  await writeFile(join(folder, 'empty.mp4'), '');
  await symlink(folder, join(folder, 'round-and-round'));
  const { jobs, skipped } = await bench.engine.add([folder, join(bench.folder, 'nowhere.mp4')], bench);
  expect(jobs.map(({ path }) => path.slice(folder.length + 1))).toEqual(['b 2.MKV', 'b 10.mp4', 'deep/er/c.mp3']);
  expect(skipped.map(({ path, code }) => [path.slice(bench.folder.length + 1), code]))
    .toEqual([['films/empty.mp4', 'file/empty'], ['nowhere.mp4', 'file/missing']]);
  expect(skipped[1]?.message).toContain('Check the path');
});

it.skipIf(ignoresRights)('tells of a folder that may not be read', async () => {
  await using bench = await openBench();
  const folder = join(bench.folder, 'locked');
  await mkdir(folder);
  await chmod(folder, 0);
  expect((await bench.engine.add([folder], bench)).skipped).toMatchObject([{ path: folder, code: 'file/forbidden' }]);
});

it('fails a file that is no film with its reason, and goes on with the others', async () => {
  await using bench = await openBench();
  const good = await bench.film('good.mp4', film('red'));
  const bad = join(bench.folder, 'bad.mp4');
  await writeFile(bad, 'a text file');
  const jobs = await bench.run([bad, good]);
  expect(jobs).toMatchObject([{ path: bad, state: 'failed', fault: { code: 'media/unreadable', facts: { path: bad } } }, { path: good, state: 'done' }]);
  expect(jobs[0]?.fault?.message).toContain('this is not a film');
  expect(bench.engine.videos()).toMatchObject([{ path: good }]);
});

it('does the urgent first, and no more at once than it may', async () => {
  await using bench = await openBench({ concurrency: 1 });
  const order: string[] = [];
  for (const [name, priority] of [['low', -1], ['usual', 0], ['high', 5]] as const) {
    await bench.engine.add([await bench.film(`${name}.mp4`, film(name))], { signal: bench.signal, priority });
  }
  let most = 0;
  const jobs = bench.engine.jobs({ limit: 10 });
  await bench.engine.finish(ids(jobs), {
    signal: bench.signal,
    report: (now) => {
      most = Math.max(most, now.filter(({ state }) => state === 'running').length);
    },
  });
  const ended = bench.engine.jobs({ limit: 10 }).toSorted((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
  order.push(...ended.map(({ path }) => path.replace(/.*\//u, '')));
  expect(order).toEqual(['high.mp4', 'usual.mp4', 'low.mp4']);
  expect(most).toBeLessThanOrEqual(1);
});

it('reports how far each stage has come', async () => {
  await using bench = await openBench();
  const { jobs } = await bench.engine.add([await bench.film('slow.mp4', { ...film('red', 8), slowMs: 120 })], bench);
  const seen: Job[] = [];
  await bench.engine.finish(ids(jobs), { signal: bench.signal, report: (now) => seen.push(...now) });
  const visual = seen.flatMap(({ progress }) => progress.filter(({ stage }) => stage === 'visual'));
  expect(visual.some(({ done, total, count }) => done > 0 && done < 8 && total === 8 && count > 0)).toBe(true);
  expect(seen.at(-1)).toMatchObject({ state: 'done' });
});

it('finds what is already in while the rest is still coming', async () => {
  await using bench = await openBench();
  const { jobs } = await bench.engine.add([await bench.film('slow.mp4', { ...film('red', 12), slowMs: 60 })], bench);
  const stop = new AbortController();
  const working = bench.engine.work({ signal: stop.signal });
  await expect.poll(async () => (await bench.engine.search({ query: 'red', limit: 5 }, bench)).moments.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(bench.engine.jobs({ limit: 1 })).toMatchObject([{ state: 'running' }]);
  await bench.engine.finish(ids(jobs), silent(bench));
  stop.abort();
  await working;
});

it('cancels a running job at once, and can do it again', async () => {
  await using bench = await openBench();
  const waiting = gate(bench);
  const { jobs: [job] } = await bench.engine.add([await bench.film('a.mp4', film('red'))], bench);
  if (job === undefined) throw new Error('no job');
  const finished = bench.engine.finish([job.id], silent(bench));
  await waiting.reached;
  bench.engine.cancel(job.id);
  waiting.open();
  expect(await finished).toMatchObject([{ state: 'cancelled' }]);
  const again = bench.engine.retry(job.id);
  expect(await bench.engine.finish([again.id], silent(bench))).toMatchObject([{ state: 'done' }]);
  expect((await bench.index.count(bench)).vectors['visual-1']).toBe(4);
});

it('hears of a cancellation by another process', async () => {
  await using bench = await openBench();
  const other = await bench.another();
  const { jobs: [job] } = await bench.engine.add([await bench.film('a.mp4', { ...film('red', 60), slowMs: 100 })], bench);
  if (job === undefined) throw new Error('no job');
  const stop = new AbortController();
  const working = bench.engine.work({ signal: stop.signal });
  await expect.poll(() => other.jobs({ limit: 1 })[0]?.state).toBe('running');
  other.cancel(job.id);
  await sleep(800);
  expect(other.jobs({ limit: 1 })).toMatchObject([{ state: 'cancelled' }]);
  const pictures = bench.models.calls.pictures;
  await sleep(400);
  expect(bench.models.calls.pictures).toBe(pictures);
  stop.abort();
  await working;
});

it('waits for a job that another process runs', async () => {
  await using bench = await openBench();
  const other = await bench.another();
  const { jobs } = await bench.engine.add([await bench.film('a.mp4', { ...film('red', 10), slowMs: 60 })], bench);
  const stop = new AbortController();
  const working = other.work({ signal: stop.signal });
  await expect.poll(() => bench.engine.jobs({ limit: 1 })[0]?.state).toBe('running');
  expect(await bench.engine.finish(ids(jobs), silent(bench))).toMatchObject([{ state: 'done', attempts: 1 }]);
  stop.abort();
  await working;
});

it('puts unfinished work back when it stops, and goes on at the stage where it was', async () => {
  await using bench = await openBench();
  const path = await bench.film('a.mp4', { ...film('red'), said: [{ start: 0, end: 2, text: 'Good morning to all of you here.' }] });
  const waiting = gate(bench);
  const { jobs } = await bench.engine.add([path], bench);
  const stop = new AbortController();
  const working = bench.engine.work({ signal: stop.signal });
  await waiting.reached;
  await expect.poll(() => bench.engine.videos()[0]?.stages.map(({ stage }) => stage)).toContain('speech');
  stop.abort();
  waiting.open();
  await working;
  expect(bench.engine.jobs({ limit: 1 })).toMatchObject([{ state: 'queued' }]);
  const after = await bench.another();
  expect(await after.finish(ids(jobs), silent(bench))).toMatchObject([{ state: 'done', attempts: 2 }]);
  expect(bench.media).toMatchObject({ scan: 1, audio: 1 });
  expect(await bench.index.count(bench)).toEqual({ words: 1, vectors: { 'visual-1': 4, 'sentences-1': 1 } });
});

it('removes every trace of a video, even while it is being indexed', async () => {
  await using bench = await openBench();
  const path = await bench.film('a.mp4', { ...film('red', 40), slowMs: 50 });
  await bench.engine.add([path], bench);
  const stop = new AbortController();
  const working = bench.engine.work({ signal: stop.signal });
  await expect.poll(async () => (await bench.index.count(bench)).vectors['visual-1'] ?? 0, { timeout: 10_000 }).toBeGreaterThan(0);
  const [video] = bench.engine.videos();
  await bench.engine.remove(video?.id ?? '', bench);
  await sleep(300);
  expect(bench.engine.videos()).toEqual([]);
  expect(bench.engine.jobs({ limit: 5 })).toEqual([]);
  expect((await bench.index.count(bench)).vectors).toEqual({});
  expect((await bench.engine.search({ query: 'red', limit: 5 }, bench)).moments).toEqual([]);
  stop.abort();
  await working;
});

it('says which video or job it does not know', async () => {
  await using bench = await openBench();
  const { engine } = bench;
  expect(() => engine.video('x')).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
  expect(() => engine.cues('x')).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
  expect(() => engine.rename('x', 'y')).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
  expect(() => engine.spritePath('x')).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
  expect(() => engine.cancel('x')).toThrow(expect.objectContaining({ code: 'library/unknown-job' }));
  expect(() => engine.retry('x')).toThrow(expect.objectContaining({ code: 'library/unknown-job' }));
  await expect(engine.remove('x', bench)).rejects.toMatchObject({ code: 'library/unknown-video' });
  await expect(engine.thumbnail('x', { at: 0, width: 100, signal: bench.signal })).rejects.toMatchObject({ code: 'library/unknown-video' });
});

it('keeps a picture of each keyframe and the sprite sheet while indexing, and makes other thumbnails once', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', film('red'))]);
  const [video] = bench.engine.videos();
  const id = video?.id ?? '';
  const request = { at: 1.5, width: 320, signal: bench.signal };
  const [first, second] = await Promise.all([bench.engine.thumbnail(id, request), bench.engine.thumbnail(id, request)]);
  expect(first).toBe(second);
  expect(first).toContain(id);
  const kept = await bench.engine.thumbnail(id, { at: 1.5, signal: bench.signal });
  expect(kept).toMatch(/k\d+\.jpg$/);
  expect(await readFile(kept, 'utf8')).toMatch(/^picture at/);
  expect(bench.engine.video(id).sprite).toMatchObject({ columns: 1 });
  expect(bench.engine.spritePath(id)).toContain(id);
});

it('has a film done by workers that do some stages alone, the last of whom ends it', async () => {
  await using bench = await openBench({ stages: ['visual', 'text'] });
  const { jobs: [job] } = await bench.engine.add([await bench.film('film.mp4', film('red'))], bench);
  const id = job?.id ?? '';
  const stop = new AbortController();
  const work = bench.engine.work({ signal: stop.signal });
  const done = (): readonly Stage[] => bench.catalog.stages(bench.catalog.job(id)?.videoId ?? '').map(({ stage }) => stage).toSorted();
  await expect.poll(() => bench.catalog.job(id), { timeout: 20_000 }).toMatchObject({ state: 'queued', lacks: ['speech', 'sound'] });
  expect(done()).toEqual(['objects', 'probe', 'shots', 'text', 'visual']);
  stop.abort();
  await work;
  await using other = createEngine({ ...bench.parts, settings: { ...bench.parts.settings, stages: ['speech', 'sound'] } });
  expect(await other.finish([id], silent(bench))).toMatchObject([{ id, state: 'done', attempts: 2, lacks: [] }]);
  expect(done()).toEqual(['objects', 'probe', 'shots', 'sound', 'speakers', 'speech', 'text', 'visual']);
});

it('begins nothing by itself on battery where the settings have it so, until somebody asks for it', async () => {
  await using bench = await openBench({ indexOnBattery: false });
  const engine = createEngine({ ...bench.parts, power: { isOnBattery: () => true } });
  const { jobs: [job] } = await engine.add([await bench.film('good.mp4', film('red'))], bench);
  const stop = new AbortController();
  const working = engine.work(stop);
  await sleep(600);
  expect([engine.jobsRest(), bench.catalog.job(job?.id ?? '')?.state]).toEqual([{ reason: 'battery' }, 'queued']);
  engine.workNow();
  await expect.poll(() => bench.catalog.job(job?.id ?? '')?.state, { timeout: 20_000 }).toBe('done');
  stop.abort();
  await working;
  await engine.close();
});
