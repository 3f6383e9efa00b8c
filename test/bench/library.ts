import { segmentId, type Catalog, type EmbeddedSegment, type EmbeddingSpace, type Segment, type SegmentIndex } from '@frameseek/core';

/** What a made-up library holds: enough structure that an approximate index has something to find. */
export interface LibrarySize {
  readonly vectors: number;
  readonly texts: number;
}

const CLUSTERS = 200;
const SEGMENTS_PER_VIDEO = 500;
const SECONDS_PER_SEGMENT = 2;
const SHOT_SECONDS = 10;
const WORDS_PER_TEXT = 20;
const VOCABULARY = Array.from({ length: 5_000 }, (_, index) => `w${index.toString(36)}ing`);

/** Numbers between 0 and 1 that are the same in every run (Numerical Recipes' linear congruential generator). */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** Vectors around a few hundred centres, and texts whose words are as unevenly frequent as those of a language. */
export const madeUp = (dimensions: number) => {
  const random = seeded(42);
  const gaussian = (): number => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: CLUSTERS }, () => Float32Array.from({ length: dimensions }, gaussian));
  const vector = (): Float32Array => {
    const centre = centres[Math.floor(random() * CLUSTERS)] ?? new Float32Array(dimensions);
    const spread = centre.map((value) => value + 0.8 * gaussian());
    const length = Math.hypot(...spread);
    return spread.map((value) => value / length);
  };
  const word = (): string => VOCABULARY[Math.floor(VOCABULARY.length * random() ** 3)] ?? '';
  const text = (words: number): string => Array.from({ length: words }, word).join(' ');
  return { vector, text };
};

/** The vectors that `fill` writes, in their order. */
export const madeUpVectors = function* (dimensions: number, { vectors }: LibrarySize): Generator<Float32Array> {
  const { vector } = madeUp(dimensions);
  for (let n = 0; n < vectors; n += 1) yield vector();
};

/** The place among them of a segment that was found. */
export const madeUpRow = ({ videoId, start }: Segment): number => Number(videoId.slice('video-'.length)) * SEGMENTS_PER_VIDEO + start / SECONDS_PER_SEGMENT;

/** Fills an index as indexing does, a batch at a time; with a space of sentences each text has a vector, too. Nothing waits until it is indexed. */
export const fill = async (index: SegmentIndex, space: EmbeddingSpace, size: LibrarySize, sentences?: EmbeddingSpace): Promise<void> => {
  const { signal } = new AbortController();
  const { text } = madeUp(space.dimensions);
  const made = madeUpVectors(space.dimensions, size);
  const meaning = madeUp(sentences?.dimensions ?? 1).vector;
  for (let from = 0; from < size.vectors; from += 1_000) {
    const rows = range(from, Math.min(size.vectors, from + 1_000)).map((n): EmbeddedSegment => ({
      ...segment(n, { space: space.id, modality: 'visual' }), vector: made.next().value ?? new Float32Array(space.dimensions),
    }));
    await index.upsertVectors(space, rows, { signal });
  }
  for (let from = 0; from < size.texts; from += 1_000) {
    const rows = range(from, Math.min(size.texts, from + 1_000)).map((n): Segment => ({
      ...segment(n, { space: 'words', modality: n % 5 === 0 ? 'text' : 'speech' }), text: text(WORDS_PER_TEXT),
    }));
    await index.upsertWords(rows, { signal });
    if (sentences === undefined) continue;
    await index.upsertVectors(sentences, rows.map((row): EmbeddedSegment => ({ ...row, vector: meaning() })), { signal });
  }
};

/** Enters the made-up videos into a catalog, each with a shot every ten seconds and a fingerprint of each keyframe, as indexing does. */
export const enter = (catalog: Catalog, { vectors }: LibrarySize): void => {
  const at = new Date().toISOString();
  const random = seeded(7);
  for (let n = 0; n * SEGMENTS_PER_VIDEO < vectors; n += 1) {
    const id = `video-${n}`;
    const duration = SEGMENTS_PER_VIDEO * SECONDS_PER_SEGMENT;
    catalog.putVideo({ id, path: `/made-up/${id}.mp4`, title: id, sizeBytes: 1, addedAt: at });
    const shots = Array.from({ length: duration / SHOT_SECONDS }, (_, index) => ({ index, start: index * SHOT_SECONDS, end: (index + 1) * SHOT_SECONDS }));
    catalog.putScan(id, { shots, candidates: [], duration });
    catalog.putFingerprints(id, range(0, SEGMENTS_PER_VIDEO).map((n) => ({
      at: n * SECONDS_PER_SEGMENT + 1, fingerprint: new Uint8Array(192).map(() => 256 * random()),
    })));
    catalog.putStage(id, { stage: 'visual', state: 'done', by: 'made-up', count: SEGMENTS_PER_VIDEO, seconds: 1, at });
  }
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

const segment = (n: number, { space, modality }: { readonly space: string; readonly modality: Segment['modality'] }): Segment => {
  const videoId = `video-${Math.floor(n / SEGMENTS_PER_VIDEO)}`;
  const start = (n % SEGMENTS_PER_VIDEO) * SECONDS_PER_SEGMENT;
  return { id: segmentId({ videoId, space, modality, start }), videoId, modality, start, end: start + SECONDS_PER_SEGMENT, at: start + 1 };
};
