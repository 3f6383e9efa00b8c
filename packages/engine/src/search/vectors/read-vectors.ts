import {
  isFault, type Abortable, type Catalog, type Embedding, type EmbeddingSpace, type KeyframeVectors, type KeyframeVectorsKey, type Segment,
  type SegmentIndex, type StageRecord, type VideoId,
} from '@frameseek/core';

/** Where vectors of keyframes are read from, and where they are kept in few bytes. */
export interface VectorSources {
  readonly index: Pick<SegmentIndex, 'vectorsOf'>;
  readonly catalog: Pick<Catalog, 'stages' | 'keyframeVectors' | 'putKeyframeVectors'>;
}

/** How what is seen in a video was recorded as done; undefined while it is not. */
export const visualStageOf = ({ catalog }: VectorSources, videoId: VideoId): StageRecord | undefined =>
  catalog.stages(videoId).find(({ stage, state }) => stage === 'visual' && state === 'done');

interface WantedVectors {
  readonly space: EmbeddingSpace;
  readonly videoId: VideoId;
  /** Absent: what is seen is being indexed, and nothing of it is kept. */
  readonly stage: StageRecord | undefined;
}

/**
 * The vectors of one video: those that the catalog keeps, or else those of the store, kept from then on (500 of 512 numbers: 1 ms, not 20 to
 * 40). Throws what the store throws.
 */
export const readVectors = async (sources: VectorSources, { space, videoId, stage }: WantedVectors, options: Abortable): Promise<KeyframeVectors> => {
  const { index, catalog } = sources;
  const key = stage && { space: space.id, madeAt: stage.at };
  const kept = key && catalog.keyframeVectors(videoId, key);
  if (kept !== undefined) return kept;
  const vectors = pack(await index.vectorsOf(space, videoId, options), space);
  // A store that has lost some is filled again, and then no stage is done anew.
  if (key !== undefined && vectors.segments.length === stage?.count) keep(sources, { videoId, key, vectors });
  return vectors;
};

const keep = ({ catalog }: VectorSources, { videoId, key, vectors }: { readonly videoId: VideoId; readonly key: KeyframeVectorsKey; readonly vectors: KeyframeVectors }): void => {
  try {
    catalog.putKeyframeVectors(videoId, key, vectors);
  } catch (error) {
    // A video that has gone meanwhile, a catalog that others write, a full disk: a search has its vectors all the same, and the next one tries again.
    if (!isFault(error)) throw error;
  }
};

const pack = (embedded: readonly (Segment & { readonly vector: Embedding })[], { dimensions }: EmbeddingSpace): KeyframeVectors => {
  const bytes = new Int8Array(embedded.length * dimensions);
  const scales = new Float32Array(embedded.length);
  const segments = embedded.map(({ vector, ...segment }, row) => {
    const scale = largest(vector) / 127;
    scales[row] = scale;
    if (scale > 0) for (let i = 0; i < dimensions; i += 1) bytes[row * dimensions + i] = Math.round((vector[i] ?? 0) / scale);
    return segment;
  });
  return { segments, bytes, scales };
};

const largest = (vector: Embedding): number => {
  let most = 0;
  for (let i = 0; i < vector.length; i += 1) most = Math.max(most, Math.abs(vector[i] ?? 0));
  return most;
};
