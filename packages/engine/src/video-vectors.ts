import type { Abortable, Embedding, EmbeddingSpace, Segment, VideoId } from '@frameseek/core';
import type { EngineParts } from './engine.ts';

/** All keyframes of one video in one space: the segments ascending in time, their vectors one after the other. */
export interface VideoVectors {
  readonly segments: readonly Segment[];
  readonly vectors: Float32Array;
}

/** Numbers kept in memory over all videos: 64 MB. */
const MOST_NUMBERS = 16 * 2 ** 20;

/** Reads the vectors of videos, and keeps those asked for last. What is being indexed is read anew each time. */
export interface VectorShelf {
  of(space: EmbeddingSpace, videoId: VideoId, options: Abortable): Promise<VideoVectors>;
}

export const createVectorShelf = ({ index, catalog }: EngineParts): VectorShelf => {
  const kept = new Map<string, VideoVectors>();
  let numbers = 0;
  const forget = (key: string): void => {
    numbers -= kept.get(key)?.vectors.length ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, video: VideoVectors): void => {
    forget(key);
    kept.set(key, video);
    numbers += video.vectors.length;
    for (const oldest of kept.keys()) {
      if (numbers <= MOST_NUMBERS || oldest === key) break;
      forget(oldest);
    }
  };
  return {
    of: async (space, videoId, options) => {
      const stage = catalog.stages(videoId).find((it) => it.stage === 'visual');
      const key = stage?.state === 'done' ? `${videoId} ${space.id} ${stage.at}` : undefined;
      const known = key === undefined ? undefined : kept.get(key);
      const video = known ?? pack(await index.vectorsOf(space, videoId, options), space);
      if (key !== undefined) keep(key, video);
      return video;
    },
  };
};

const pack = (embedded: readonly (Segment & { readonly vector: Embedding })[], { dimensions }: EmbeddingSpace): VideoVectors => {
  const vectors = new Float32Array(embedded.length * dimensions);
  const segments = embedded.map(({ vector, ...segment }, row) => {
    vectors.set(vector, row * dimensions);
    return segment;
  });
  return { segments, vectors };
};

/** Cosine of the query with each keyframe: all vectors have unit length. */
export const cosines = ({ segments, vectors }: VideoVectors, query: Embedding): readonly number[] =>
  segments.map((_, row) => {
    const offset = row * query.length;
    let sum = 0;
    for (let i = 0; i < query.length; i += 1) sum += (vectors[offset + i] ?? 0) * (query[i] ?? 0);
    return sum;
  });
