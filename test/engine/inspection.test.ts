import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { vectorSegment } from '@frameseek/core/testing';
import type { LibraryReport } from '@frameseek/core';
import { openBench, type Bench } from './support/with-engine.ts';

const film = (colour: string) => ({
  duration: 6, shots: [{ start: 0, end: 3, colour: 'grey' }, { start: 3, end: 6, colour }], said: [{ start: 1, end: 4, text: `A ${colour} submarine.` }],
});
const kinds = ({ findings }: LibraryReport): readonly string[] => findings.map(({ kind, count }) => `${kind} ${count}`);
const inspect = ({ engine, signal }: Bench, repair = false): Promise<LibraryReport> => engine.inspect({ repair, signal });

it('finds nothing in a library that is as it should be', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', film('red'))]);
  const report = await inspect(bench);
  expect(report).toMatchObject({ videos: 1, held: { words: 1, vectors: 3 }, found: { words: 1, vectors: 3 }, findings: [] });
  expect(report.store.id).toMatch(/^lance-/);
});

it('finds what was lost, what is left over and what is not where it was, and sets it right', async () => {
  const uploadsFolder = await mkdtemp(join(tmpdir(), 'frameseek-uploads-'));
  await using bench = await openBench({ uploadsFolder });
  const [a, b] = [await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))];
  await bench.run([a, b]);
  const { index, engine, catalog } = bench;
  const idOf = (title: string): string => engine.videos().find((video) => video.title === title)?.id ?? '';
  const space = { id: 'visual-1', dimensions: 1021 };
  const row = { ...vectorSegment(space, Array.from({ length: 1021 }, () => 1)), modality: 'visual' as const };
  // Of a film that is not in the library, and of a generation that nobody finished.
  await index.upsertVectors(space, [{ ...row, videoId: 'f'.repeat(32) }], bench);
  await index.upsertVectors(space, [{ ...row, id: '00000000-0000-5000-8000-000000000001', videoId: idOf('a'), generation: 9 }], bench);
  await index.remove(idOf('b'), { modality: 'speech', signal: bench.signal });
  await mkdir(join(bench.parts.settings.picturesFolder, 'e'.repeat(32)), { recursive: true });
  const [old, fresh] = [join(uploadsFolder, 'old.mp4'), join(uploadsFolder, 'fresh.mp4')];
  for (const path of [old, fresh]) await writeFile(path, 'not a film');
  await utimes(old, new Date(0), new Date(0));
  await rm(a);
  const found = await inspect(bench);
  expect(kinds(found)).toEqual(['lost 1', 'orphans 1', 'leftovers 1', 'missing 1', 'pictures 1', 'uploads 1']);
  expect(found.findings.every(({ isRepaired }) => !isRepaired)).toBe(true);
  expect(found.findings[0]).toMatchObject({ examples: ['b'] });
  expect((await inspect(bench, true)).findings.every(({ isRepaired }) => isRepaired)).toBe(true);
  const waiting = engine.jobs({ limit: 9 }).filter(({ state }) => state === 'queued');
  expect(waiting.map(({ path }) => path)).toEqual([b]);
  await engine.finish(waiting.map(({ id }) => id), { signal: bench.signal, report: () => undefined });
  expect(kinds(await inspect(bench))).toEqual([]);
  expect([await readdir(uploadsFolder), catalog.video(idOf('a'))?.missing]).toEqual([['fresh.mp4'], true]);
  expect((await index.wordsOf(idOf('b'), bench)).map(({ text }) => text)).toEqual(['A blue submarine.']);
});

it('finds a file that holds something else than when it was indexed', async () => {
  await using bench = await openBench();
  const path = await bench.film('a.mp4', film('red'));
  await bench.run([path]);
  await bench.film('a.mp4', film('green'));
  expect(kinds(await inspect(bench, true))).toEqual(['changed 1']);
  const [job] = bench.engine.jobs({ limit: 1 });
  await bench.engine.finish([job?.id ?? ''], { signal: bench.signal, report: () => undefined });
  expect(kinds(await inspect(bench))).toEqual([]);
  expect(bench.engine.videos()).toHaveLength(1);
});

it('finds vectors that another computer made otherwise, and makes them again without a gap', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))]);
  const { index, engine } = bench;
  // A space that began to serve while a film was indexed is filled afterwards.
  await expect.poll(async () => kinds(await inspect(bench))).toEqual([]);
  const [space, words] = [{ id: 'visual-1', dimensions: 1021 }, { id: 'sentences-1', dimensions: 1021 }];
  const id = engine.videos().find(({ title }) => title === 'a')?.id ?? '';
  const turned = (vector: Float32Array): Float32Array => vector.map((_, at) => vector[(at + 1) % vector.length] ?? 0);
  for (const of of [space, words]) await index.upsertVectors(of, (await index.vectorsOf(of, id, bench)).map((segment) => ({ ...segment, vector: turned(segment.vector) })), bench);
  const found = await inspect(bench, true);
  expect(found.findings).toMatchObject([{ kind: 'vectors', count: 1, examples: ['a'] }, { kind: 'vectors', count: 1, examples: ['a'] }]);
  const pieces = bench.models.calls.pieces;
  expect((await engine.search({ query: 'submarine', limit: 5 }, bench)).moments).toHaveLength(2);
  await engine.finish(engine.jobs({ limit: 9 }).filter(({ state }) => state === 'queued').map((job) => job.id), { signal: bench.signal, report: () => undefined });
  expect(kinds(await inspect(bench))).toEqual([]);
  // Nothing is listened to again: what was said is known.
  expect(bench.models.calls.pieces).toBe(pieces);
});
