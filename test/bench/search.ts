/**
 * `npm run bench:search`: p50 and p95 of a search over 100,000 pictures and 50,000 texts, in each store available
 * (LanceDB, and Qdrant where QDRANT_URL is set): every retriever alone by vectors that are there already, and the
 * engine's own search with all that it does: text encoders, calibration, score curves and fusion, no query asked twice.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NULL_QUERIES, type Hit } from '@frameseek/core';
import { readConfig } from '@frameseek/runtime';
import { createEngine, type Parts } from '../../packages/runtime/src/create-engine.ts';
import { modelsForBench } from './bench-models.ts';
import { enter, fill, madeUp, type LibrarySize } from './library.ts';

const SIZE: LibrarySize = { vectors: 100_000, texts: 50_000 };
const DEPTH = 100;
const ROUNDS = 200;
const { signal } = new AbortController();

const bench = async ({ engine, index, catalog, models }: Parts): Promise<void> => {
  const [{ space }, { space: sentences }] = [await models.visual({ signal }), await models.sentences({ signal })];
  const began = performance.now();
  enter(catalog, SIZE);
  await fill(index, space, SIZE, sentences);
  console.log(`${index.name}: ${SIZE.vectors} vectors and ${SIZE.texts} texts written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const { vector, text } = madeUp(space.dimensions);
  const options = { limit: DEPTH, filter: {}, signal };
  const only = { limit: DEPTH, filter: { videoIds: ['video-7'] }, signal };
  const pictures = (): Promise<readonly Hit[]> => index.searchVectors(space, vector(), options);
  await timed('pictures', pictures);
  await timed('pictures of one video', () => index.searchVectors(space, vector(), only));
  await timed('three words', () => index.searchWords({ words: text(3), phrases: [] }, options));
  await timed('a phrase', () => index.searchWords({ words: '', phrases: [text(2)] }, options));
  await timed('all vectors of one video', (round) => index.vectorsOf(space, `video-${round % 200}`, { signal }));
  const calibrating = performance.now();
  await engine.finish([], { signal, report: () => undefined });
  console.log(`  calibration, once in the background: ${((performance.now() - calibrating) / 1000).toFixed(1)} s`);
  await timed('the engine, everything on', (round) =>
    engine.search({ query: `${NULL_QUERIES[round % NULL_QUERIES.length]} ${text(2)}`, limit: 20 }, { signal }));
};

const timed = async (name: string, work: (round: number) => Promise<unknown>): Promise<void> => {
  for (let round = 0; round < 10; round++) await work(ROUNDS + round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(26)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
};

const open = async (more: Readonly<Record<string, string>>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'frameseek-bench-search-'));
  try {
    const { preferences } = await modelsForBench();
    const parts = await createEngine(readConfig({ ...preferences, FRAMESEEK_LIBRARY: folder, FRAMESEEK_OFFLINE: 'true', ...more }));
    await bench(parts).finally(() => parts.close());
  } finally {
    await rm(folder, { recursive: true });
  }
};

await open({});
const url = process.env['QDRANT_URL'];
if (url === undefined) console.log('Qdrant: not measured, QDRANT_URL is not set');
else await open({ QDRANT_URL: url, QDRANT_PREFIX: `bench_${process.pid}` });
