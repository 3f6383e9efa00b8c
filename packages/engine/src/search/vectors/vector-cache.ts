import { LRUCache } from 'lru-cache';
import type { Abortable, Embedding, EmbeddingSpace, KeyframeVectors, VideoId } from '@frameseek/core';
import { readVectors, visualStageOf, type VectorSources } from './read-vectors.ts';

/** Bytes kept in memory over all videos: those of 130,000 keyframes of 512 numbers. */
const MAX_BYTES = 64 * 2 ** 20;

/** Reads the vectors of videos, and keeps those asked for last. What is being indexed is read anew each time. */
export interface VectorCache {
  /** The vectors of one video; none where it has no keyframes in this space. Throws what the store throws. */
  of(space: EmbeddingSpace, videoId: VideoId, options: Abortable): Promise<KeyframeVectors>;
}

/** An empty cache; what is asked for longest ago goes first. */
export const createVectorCache = (sources: VectorSources): VectorCache => {
  const kept = new LRUCache<string, KeyframeVectors>({
    maxSize: MAX_BYTES,
    // The library takes no size of 0.
    sizeCalculation: ({ bytes }) => Math.max(1, bytes.length),
  });
  return {
    of: async (space, videoId, options) => {
      const stage = visualStageOf(sources, videoId);
      const key = stage === undefined ? undefined : `${videoId} ${space.id} ${stage.at}`;
      const known = key === undefined ? undefined : kept.get(key);
      const video = known ?? await readVectors(sources, { space, videoId, stage }, options);
      if (key !== undefined && known === undefined) kept.set(key, video);
      return video;
    },
  };
};

/** Cosine (−1 to 1) of the query with each keyframe, in their order: all vectors have unit length. */
export const cosines = ({ segments, bytes, scales }: KeyframeVectors, query: Embedding): readonly number[] =>
  segments.map((_, row) => {
    const offset = row * query.length;
    let sum = 0;
    for (let i = 0; i < query.length; i += 1) sum += (bytes[offset + i] ?? 0) * (query[i] ?? 0);
    return sum * (scales[row] ?? 0);
  });

/** The vector of one keyframe, as near to what it was as its bytes tell. */
export const vectorAt = ({ bytes, scales }: KeyframeVectors, row: number, { dimensions }: EmbeddingSpace): Embedding => {
  const vector = new Float32Array(dimensions);
  const scale = scales[row] ?? 0;
  for (let i = 0; i < dimensions; i += 1) vector[i] = (bytes[row * dimensions + i] ?? 0) * scale;
  return vector;
};
