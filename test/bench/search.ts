/**
 * `npm run bench:search`: embedded and Qdrant (where QDRANT_URL is set) side by side, over 100,000 pictures and half as many texts, or
 * as many as are given: `-- --sizes 100000,300000,1000000`; of one alone with `--only embedded|qdrant`. Of each store how fast it takes them, until when they are indexed, what
 * memory it has then, what of the ten nearest it finds, p50 and p95 of every retriever alone by vectors that are there already, and of
 * the engine's own search with all that it does: text encoders, calibration, score curves and fusion, no query asked twice; and what one costs the processor.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NULL_QUERIES, type EmbeddingSpace, type Hit, type SegmentIndex } from '@frameseek/core';
import { readConfig } from '@frameseek/runtime';
import { createEngine, type Parts } from '../../packages/runtime/src/create-engine.ts';
import { removeCollections } from '../qdrant/remove-collections.ts';
import { modelsForBench } from './bench-models.ts';
import { enter, fill, madeUp, madeUpRow, madeUpVectors, type LibrarySize } from './library.ts';
import { NEIGHBOURS, exactNeighbours, recall } from './recall.ts';

const DEPTH = 100;
const ROUNDS = 200;
/** Queries whose ten nearest are looked for by comparing all: each takes as long as reading all vectors. */
const RECALL_QUERIES = 30;
const { signal } = new AbortController();
const qdrantUrl = process.env['QDRANT_URL'];

const bench = async ({ engine, index, catalog, models }: Parts, size: LibrarySize): Promise<void> => {
  const [{ space }, { space: sentences }] = [await models.visual({ signal }), await models.sentences({ signal })];
  enter(catalog, size);
  const began = performance.now();
  await fill(index, space, size, sentences);
  const written = performance.now();
  await index.optimize({ signal });
  // Each text is written twice: its words, and its vector.
  const rate = ((size.vectors + 2 * size.texts) / (written - began)) * 1000;
  console.log(`${index.name}: ${size.vectors} pictures and ${size.texts} texts, ${rate.toFixed(0)} points/s; indexed ${((performance.now() - written) / 1000).toFixed(0)} s later; ${await memoryOf(index)}`);
  console.log(`  recall@${NEIGHBOURS} against comparing all: ${(await recallOf(index, space, size)).toFixed(3)}`);
  const { vector, text } = madeUp(space.dimensions);
  const options = { limit: DEPTH, filter: {}, signal };
  const only = { limit: DEPTH, filter: { videoIds: ['video-7'] }, signal };
  const videos = Math.floor(size.vectors / 500);
  const pictures = (): Promise<readonly Hit[]> => index.searchVectors(space, vector(), options);
  await timed('pictures', pictures);
  await timed('pictures of one video', () => index.searchVectors(space, vector(), only));
  await timed('three words', () => index.searchWords({ words: text(3), phrases: [] }, options));
  await timed('a phrase', () => index.searchWords({ words: '', phrases: [text(2)] }, options));
  await timed('a mistyped word', (round) => index.searchWords({ words: `w${(round % 900).toString(36)}imgx`, phrases: [] }, options));
  await timed('all vectors of one video', (round) => index.vectorsOf(space, `video-${round % videos}`, { signal }));
  const calibrating = performance.now();
  await engine.finish([], { signal, report: () => undefined });
  console.log(`  calibration, once in the background: ${((performance.now() - calibrating) / 1000).toFixed(1)} s`);
  // As in a library that is used: what a search reads of a film is kept from then on.
  const reading = performance.now();
  for (const { id } of catalog.videos()) await engine.search({ query: 'once each', videoIds: [id], limit: 1 }, { signal });
  console.log(`  each film searched for the first time: ${((performance.now() - reading) / videos).toFixed(1)} ms`);
  await timed('the engine, everything on', (round) =>
    engine.search({ query: `${NULL_QUERIES[round % NULL_QUERIES.length]} ${text(2)}`, limit: 20 }, { signal }));
  await timed('the same search again', () => engine.search({ query: 'what was asked before', limit: 20 }, { signal }));
};

const recallOf = async (index: SegmentIndex, space: EmbeddingSpace, size: LibrarySize): Promise<number> => {
  const { vector } = madeUp(space.dimensions);
  // Queries are none of the vectors, but of their kind.
  for (let n = 0; n < 13; n += 1) vector();
  const queries = Array.from({ length: RECALL_QUERIES }, () => blend(vector(), vector()));
  const exact = exactNeighbours(madeUpVectors(space.dimensions, size), queries);
  const found: (readonly Hit[])[] = [];
  for (const query of queries) found.push(await index.searchVectors(space, query, { limit: NEIGHBOURS, filter: {}, signal }));
  return recall(exact, found, ({ segment }) => madeUpRow(segment));
};

const blend = (a: Float32Array, b: Float32Array): Float32Array => {
  const sum = a.map((value, i) => value + 0.3 * (b[i] ?? 0));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
};

/** Resident memory of this process, or of the server, which tells it at /metrics. */
const memoryOf = async (index: SegmentIndex): Promise<string> => {
  if (!index.name.startsWith('Qdrant')) return `this process has ${gigabytes(process.memoryUsage().rss)}`;
  const metrics = await (await fetch(`${qdrantUrl ?? ''}/metrics`, { headers: { 'api-key': process.env['QDRANT_API_KEY'] ?? '' } })).text();
  const bytes = /^memory_resident_bytes (\d+)/m.exec(metrics)?.[1];
  return bytes === undefined ? 'the server does not tell its memory' : `the server has ${gigabytes(Number(bytes))}`;
};

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;

const timed = async (name: string, work: (round: number) => Promise<unknown>): Promise<void> => {
  for (let round = 0; round < 10; round++) await work(ROUNDS + round);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  // Of all threads of this process: those of the store and of the models, too.
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(26)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   processor ${((user + system) / 1_000 / ROUNDS).toFixed(1).padStart(6)} ms`);
};

const open = async (size: LibrarySize, more: Readonly<Record<string, string>>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'frameseek-bench-search-'));
  try {
    const { preferences } = await modelsForBench();
    const parts = await createEngine(readConfig({ ...preferences, FRAMESEEK_LIBRARY: folder, FRAMESEEK_OFFLINE: 'true', ...more }));
    await bench(parts, size).finally(() => parts.close());
  } finally {
    await rm(folder, { recursive: true });
  }
};

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100000' }, only: { type: 'string' } } });
const apiKey = process.env['QDRANT_API_KEY'];
for (const vectors of values.sizes.split(',').map(Number)) {
  const size = { vectors, texts: vectors / 2 };
  if (values.only !== 'qdrant') await open(size, {});
  if (values.only === 'embedded') continue;
  if (qdrantUrl === undefined) {
    console.log('Qdrant: not measured, QDRANT_URL is not set');
    continue;
  }
  const prefix = `bench_${process.pid}`;
  const settings = { QDRANT_URL: qdrantUrl, QDRANT_PREFIX: prefix, ...(apiKey !== undefined && { QDRANT_API_KEY: apiKey }) };
  await open(size, settings).finally(() => removeCollections({ url: qdrantUrl, apiKey, prefix }));
}
