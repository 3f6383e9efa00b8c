/**
 * `npm run bench:search`: p50 and p95 of a search over 100,000 pictures and 50,000 texts, in each store available
 * (LanceDB, and Qdrant where QDRANT_URL is set): every way of looking alone, and all at once with fusion as the engine
 * does it. The text encoder is left out: queries arrive as vectors.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseQuery, rankMoments, type EmbeddingSpace, type Hit, type Ranking, type SegmentIndex } from '@frameseek/core';
import { openLanceIndex, openQdrantIndex } from '@frameseek/store';
import { fill, madeUp, type LibrarySize } from './library.ts';

const SIZE: LibrarySize = { vectors: 100_000, texts: 50_000 };
const SPACE: EmbeddingSpace = { id: 'bench', dimensions: 512 };
const DEPTH = 100;
const ROUNDS = 200;
const { signal } = new AbortController();

const bench = async (index: SegmentIndex): Promise<void> => {
  const began = performance.now();
  await fill(index, SPACE, SIZE);
  console.log(`${index.name}: ${SIZE.vectors} vectors and ${SIZE.texts} texts written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const { vector, text } = madeUp(SPACE.dimensions);
  const options = { limit: DEPTH, filter: {}, signal };
  const only = { limit: DEPTH, filter: { videoIds: ['video-7'] }, signal };
  const pictures = (): Promise<readonly Hit[]> => index.searchVectors(SPACE, vector(), options);
  await timed('pictures', pictures);
  await timed('pictures of one video', () => index.searchVectors(SPACE, vector(), only));
  await timed('three words', () => index.searchWords({ words: text(3), phrases: [] }, options));
  await timed('a phrase', () => index.searchWords({ words: '', phrases: [text(2)] }, options));
  await timed('everything, fused', () => everything(index, { vector: vector(), words: text(3) }));
};

/** The looks of one search, side by side, and their fusion; the vectors of speech are looked for in the same space. */
const everything = async (index: SegmentIndex, query: { vector: Float32Array; words: string }): Promise<readonly unknown[]> => {
  const words = { words: query.words, phrases: [] };
  const look = (modality: Ranking['modality']) => ({ limit: DEPTH, filter: { modalities: [modality] }, signal });
  const [visual, speech, said, shown] = await Promise.all([
    index.searchVectors(SPACE, query.vector, look('visual')),
    index.searchVectors(SPACE, query.vector, look('visual')),
    index.searchWords(words, look('speech')),
    index.searchWords(words, look('text')),
  ]);
  const rankings: Ranking[] = [
    { modality: 'visual', by: 'vector', hits: visual }, { modality: 'speech', by: 'vector', hits: speech },
    { modality: 'speech', by: 'words', hits: said }, { modality: 'text', by: 'words', hits: shown },
  ];
  return rankMoments(rankings, { query: parseQuery(query.words), limit: 20 }).moments;
};

const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  for (let round = 0; round < 10; round++) await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(24)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
};

const folder = await mkdtemp(path.join(tmpdir(), 'frameseek-bench-search-'));
try {
  const lance = await openLanceIndex(folder);
  await bench(lance).finally(() => lance.close());
} finally {
  await rm(folder, { recursive: true });
}
const url = process.env['QDRANT_URL'];
if (url === undefined) console.log('Qdrant: not measured, QDRANT_URL is not set');
else {
  const qdrant = await openQdrantIndex({ url, prefix: `bench_${process.pid}` });
  await bench(qdrant).finally(() => qdrant.close());
}
