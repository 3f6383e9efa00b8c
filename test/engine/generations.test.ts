import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { Fault, type Job, type SegmentIndex, type StageRecord } from '@frameseek/core';
import { copyStore, createEngine, type OpenEngine } from '@frameseek/engine';
import { openLanceIndex, openQdrantIndex } from '@frameseek/store';
import { startQdrantDouble } from '../qdrant/server.ts';
import { openBench, type Bench } from './support/with-engine.ts';

const film = (colour: string, text = 'Closing time') => ({
  duration: 6,
  shots: [{ start: 0, end: 3, colour: 'grey' }, { start: 3, end: 6, colour, text }],
  said: [{ start: 1, end: 4, text: `Nobody expects a ${colour} submarine in here.` }],
});
const stageOf = ({ engine }: Pick<Bench, 'engine'>, stage: string): StageRecord | undefined =>
  engine.videos()[0]?.stages.find((record) => record.stage === stage);
const found = async (engine: OpenEngine, bench: Bench, query: string): Promise<readonly string[]> =>
  (await engine.search({ query, limit: 5 }, bench)).moments.map(({ video, start }) => `${video.title} ${start}`);
const seen = async (engine: OpenEngine, bench: Bench, query: string): Promise<readonly string[]> =>
  (await engine.search({ query, limit: 5, modalities: ['visual'] }, bench)).moments.map(({ video, start }) => `${video.title} ${start}`);
const finish = (engine: OpenEngine, bench: Bench, jobs: readonly Job[]): Promise<readonly Job[]> =>
  engine.finish(jobs.map(({ id }) => id), { signal: bench.signal, report: () => undefined });

/** Works in the background until the test says that it has seen enough. */
const working = (engine: OpenEngine): AsyncDisposable => {
  const stop = new AbortController();
  const work = engine.work({ signal: stop.signal });
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await work;
    },
  };
};

it('answers from what was there while a film is looked at anew, and when that breaks off', async () => {
  await using bench = await openBench();
  const { engine } = bench;
  const path = await bench.film('a.mp4', film('red'));
  await bench.run([path]);
  const before = { visual: stageOf(bench, 'visual'), count: await bench.index.count(bench) };
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let batches = 0;
  bench.models.beforePictures = () => {
    batches += 1;
    if (batches < 2) return Promise.resolve();
    reached.resolve();
    return opened.promise;
  };
  const { jobs } = await engine.add([path], { ...bench, sampling: 'dense' });
  const running = finish(engine, bench, jobs);
  await reached.promise;
  await expect.poll(async () => (await bench.index.count(bench)).vectors['visual-1']).toBeGreaterThan(before.count.vectors['visual-1'] ?? 0);
  expect((await seen(engine, bench, 'red'))[0]).toBe('a 3');
  for (const { id } of jobs) engine.cancel(id);
  opened.resolve();
  expect(await running).toMatchObject([{ state: 'cancelled' }]);
  expect(stageOf(bench, 'visual')).toEqual(before.visual);
  expect((await seen(engine, bench, 'red'))[0]).toBe('a 3');
  expect(await found(engine, bench, '"red submarine"')).toEqual(['a 1']);
  const again = await engine.add([path], { ...bench, sampling: 'dense' });
  expect(await finish(engine, bench, again.jobs)).toMatchObject([{ state: 'done' }]);
  // What the broken run left is gone, and so is what was replaced.
  expect((await bench.index.count(bench)).vectors['visual-1']).toBe(12);
  expect(stageOf(bench, 'visual')).toMatchObject({ generation: 2, by: 'visual-1/dense', store: expect.stringMatching(/^lance-/) as string });
});

it('has what is said and shown from before until all of the new is there', async () => {
  await using bench = await openBench();
  const { engine } = bench;
  await bench.film('a.mp4', film('red'));
  const path = join(bench.folder, 'a.mp4');
  await bench.run([path]);
  const id = engine.videos()[0]?.id ?? '';
  const cues = engine.cues(id);
  bench.models.version = '2';
  bench.models.unheard.add('Nobody expects a red submarine in here.');
  // Another recogniser that fails: the film keeps its words, and says what went wrong.
  expect(await bench.run([path])).toMatchObject([{ state: 'failed', fault: { code: 'model/failed' } }]);
  expect(engine.cues(id)).toEqual(cues);
  expect(await found(engine, bench, '"red submarine"')).toEqual(['a 1']);
  bench.models.unheard.clear();
  expect(await bench.run([path])).toMatchObject([{ state: 'done' }]);
  expect(stageOf(bench, 'speech')?.by).toContain('transcriber-2');
  expect((await bench.index.count(bench)).words).toBe(2);
});

it('shows what was shown before where the new breaks off in the middle of being written', async () => {
  await using bench = await openBench();
  const path = await bench.film('a.mp4', film('red'));
  await bench.run([path]);
  const { words } = await bench.index.count(bench);
  let isFull = true;
  const index = new Proxy(bench.index, {
    get: (whole, name: keyof SegmentIndex) => name !== 'upsertVectors' ? whole[name] : async (...args: Parameters<SegmentIndex['upsertVectors']>): Promise<void> => {
      // Its words are written, and some of its vectors.
      await whole.upsertVectors(...args);
      if (isFull && args[1][0]?.modality === 'text') throw new Fault('file/disk-full', { path: bench.folder });
    },
  });
  await using engine = createEngine({ ...bench.parts, index });
  const again = async (): Promise<readonly Job[]> => finish(engine, bench, (await engine.add([path], { ...bench, sampling: 'dense' })).jobs);
  expect(await again()).toMatchObject([{ state: 'failed', fault: { code: 'file/disk-full' } }]);
  expect(await found(engine, bench, '"closing time"')).toEqual(['a 3']);
  isFull = false;
  expect(await again()).toMatchObject([{ state: 'done' }]);
  expect(await found(engine, bench, '"closing time"')).toEqual(['a 3']);
  expect([stageOf(bench, 'text')?.generation, (await bench.index.count(bench)).words]).toEqual([2, words]);
});

it('reads subtitles again that came, were corrected or went, and nothing else of their film', async () => {
  await using bench = await openBench();
  const { engine } = bench;
  const path = await bench.film('a.mp4', { ...film('red'), said: [], hasSound: false });
  await bench.run([path]);
  const made = stageOf(bench, 'visual')?.at;
  const id = engine.videos()[0]?.id ?? '';
  for (const text of ['A purple cat.', 'A purple dog.']) {
    await writeFile(`${path}.srt`, text);
    await bench.run([path]);
    expect(await found(engine, bench, `"${text.slice(2, -1)}"`)).toEqual(['a 0']);
  }
  expect(engine.cues(id).map(({ text }) => text)).toEqual(['A purple dog.']);
  expect((await engine.search({ query: '"purple cat"', limit: 5 }, bench)).moments.flatMap(({ hits }) => hits.map(({ text = '' }) => text))).not.toContain('A purple cat.');
  await rm(`${path}.srt`);
  await bench.run([path]);
  expect([engine.cues(id), (await bench.index.wordsOf(id, bench)).filter(({ modality }) => modality === 'speech')]).toEqual([[], []]);
  expect([stageOf(bench, 'visual')?.at, bench.media.scan, stageOf(bench, 'speech')?.state]).toEqual([made, 1, 'off']);
});

it('notices another store, says so, fills it by itself, and is at home again in the first one', async () => {
  await using bench = await openBench();
  const path = await bench.film('a.mp4', film('red'));
  await bench.run([path]);
  const index = await openLanceIndex(join(bench.folder, 'another'));
  await using engine = createEngine({ ...bench.parts, index });
  const { moments, notes } = await engine.search({ query: 'red', limit: 5 }, bench);
  expect([moments, notes]).toEqual([[], [expect.stringMatching(/^The store does not hold 1 of 1 film/)]]);
  {
    await using _ = working(engine);
    await expect.poll(async () => (await seen(engine, bench, 'red'))[0], { timeout: 10_000 }).toBe('a 3');
    await expect.poll(async () => (await engine.search({ query: '"red submarine"', limit: 5 }, bench)).notes, { timeout: 10_000 }).toEqual([]);
  }
  expect(await found(engine, bench, '"closing time"')).toEqual(['a 3']);
  // What was said and shown is known: only vectors are made again.
  expect(bench.media).toMatchObject({ scan: 1, audio: 1 });
  expect((await bench.engine.search({ query: 'red', limit: 5 }, bench)).notes).toEqual([]);
  expect(await index.count(bench)).toEqual(await bench.index.count(bench));
  await engine.close();
  await index.close();
});

it('takes a library from before generations and stores were told apart for what it is', async () => {
  await using bench = await openBench();
  const paths = [await bench.film('a.mp4', film('red')), await bench.film('b.mp4', { ...film('blue'), said: [] })];
  await bench.run(paths);
  const { index, signal } = bench;
  for (const { id } of bench.engine.videos()) {
    const uncounted = <S extends { readonly id: string; readonly generation?: number }>(segments: readonly S[]): S[] =>
      segments.map(({ generation: _, ...segment }) => ({ ...segment, id: segment.id.replace(/^./u, '0') }) as S);
    await index.upsertWords(uncounted(await index.wordsOf(id, bench)), { signal });
    for (const space of await index.spaces(bench)) await index.upsertVectors(space, uncounted(await index.vectorsOf(space, id, bench)), { signal });
    await index.remove(id, { keeping: 0, signal });
  }
  const db = new DatabaseSync(join(bench.folder, 'catalog.sqlite'));
  db.exec('DELETE FROM generation; DELETE FROM store; DELETE FROM space; UPDATE stage SET generation = NULL, store = NULL');
  db.close();
  const [calls, count] = [structuredClone(bench.models.calls), await index.count(bench)];
  const engine = await bench.another();
  expect((await engine.search({ query: '"red submarine"', limit: 5 }, bench)).notes).toEqual([]);
  expect((await seen(engine, bench, 'blue'))[0]).toBe('b 3');
  expect((await engine.spaces(bench)).map(({ serving }) => serving?.model)).toEqual(['visual-1', 'sentences-1']);
  await finish(engine, bench, (await engine.add(paths, bench)).jobs);
  expect([{ ...bench.models.calls, texts: 0 }, await index.count(bench)]).toEqual([{ ...calls, texts: 0 }, count]);
  // Looked at anew it is counted like any other.
  await finish(engine, bench, (await engine.add(paths, { ...bench, sampling: 'dense' })).jobs);
  expect((await index.count(bench)).vectors['visual-1']).toBe(24);
  expect((await seen(engine, bench, 'red'))[0]).toMatch(/^a [345]/);
});

it('moves into another store with all of its vectors: nothing is looked at or listened to again', async () => {
  await using bench = await openBench();
  await using qdrant = await startQdrantDouble();
  await bench.run([await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))]);
  const calls = structuredClone(bench.models.calls);
  const index = await openQdrantIndex({ url: qdrant.url, prefix: 'moved', library: bench.catalog.libraryId() });
  const progress: number[] = [];
  const stores = { catalog: bench.catalog, from: bench.index, to: index, telemetry: bench.parts.telemetry };
  await copyStore(stores, { signal: bench.signal, report: ({ done }) => progress.push(done) });
  expect(progress).toEqual([0, 1, 2]);
  expect(await index.count(bench)).toEqual(await bench.index.count(bench));
  await using engine = createEngine({ ...bench.parts, index });
  const { moments, notes } = await engine.search({ query: '"blue submarine"', limit: 5 }, bench);
  expect([moments[0]?.video.title, notes, await seen(engine, bench, 'red')]).toEqual(['b', [], expect.arrayContaining(['a 3'])]);
  await finish(engine, bench, (await engine.add(bench.engine.videos().map(({ path }) => path), bench)).jobs);
  expect({ ...calls, texts: 0 }).toEqual({ ...bench.models.calls, texts: 0 });
  await expect(copyStore({ ...stores, from: index }, { signal: bench.signal, report: () => undefined })).rejects.toMatchObject({ code: 'input/invalid' });
  expect(qdrant.problems).toEqual([]);
});

it('fills again by itself what a store has lost', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))]);
  const count = await bench.index.count(bench);
  await bench.index.dropSpace('visual-1', bench);
  const [{ id = '' } = {}] = bench.engine.videos();
  await bench.index.remove(id, { modality: 'speech', signal: bench.signal });
  await using _ = working(bench.engine);
  await expect.poll(() => bench.index.count(bench), { timeout: 10_000 }).toEqual(count);
  expect((await seen(bench.engine, bench, 'blue'))[0]).toBe('b 3');
});

it('waits while the store is away, and goes on by itself: no film is failed for it', async () => {
  await using bench = await openBench();
  let isAway = false;
  const away = new Proxy(bench.index, {
    get: (index, name: keyof SegmentIndex) => {
      if (isAway && name !== 'name' && name !== 'close') return () => Promise.reject(new Fault('store/unavailable', { store: 'x', reason: 'gone' }));
      return index[name];
    },
  });
  await using engine = createEngine({ ...bench.parts, index: away });
  const first = await engine.add([await bench.film('a.mp4', film('red'))], bench);
  await finish(engine, bench, first.jobs);
  isAway = true;
  const { jobs } = await engine.add([await bench.film('b.mp4', film('blue')), await bench.film('c.mp4', film('green'))], bench);
  await using _ = working(engine);
  await expect.poll(() => engine.jobs({ limit: 2 }).some(({ state, fault }) => state === 'queued' && fault?.code === 'store/unavailable'), { timeout: 15_000 }).toBe(true);
  expect(engine.jobs({ limit: 9 }).filter(({ state }) => state === 'failed')).toEqual([]);
  isAway = false;
  await expect.poll(() => jobs.map(({ id }) => engine.jobs({ limit: 9 }).find((job) => job.id === id)?.state), { timeout: 20_000 }).toEqual(['done', 'done']);
  expect((await seen(engine, bench, 'green'))[0]).toBe('c 3');
}, 60_000);
