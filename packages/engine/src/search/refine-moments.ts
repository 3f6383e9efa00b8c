import { curveMoments, type Abortable, type NullDistribution, type Embedding, type EmbeddingSpace, type Hit, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { cosines, type VectorCache } from './vector-cache.ts';

/** Videos whose whole score curve is looked at: with ten the first five moments are no better, and a search takes longer. */
const VIDEOS = 6;
/** Moments taken from one video. */
const MOMENTS = 6;
/** Deviations of the null distribution below which differences along a curve are chance. */
const NOISE = 0.5;

export interface PictureQuery {
  readonly space: EmbeddingSpace;
  readonly vector: Embedding;
  readonly nullDistribution: NullDistribution;
}

/** Hits on pictures, those of the best videos replaced by the moments of their score curves. */
export interface RefinedHits {
  readonly whole: readonly Hit[];
  readonly rest: readonly Hit[];
}

/** A nearest keyframe is a place; where the moment begins and ends is seen from the scores of its neighbours. */
export const refineMoments = async (
  { parts: { catalog }, vectorCache }: { readonly parts: EngineParts; readonly vectorCache: VectorCache },
  hits: readonly Hit[],
  { space, vector, nullDistribution, signal }: PictureQuery & Abortable,
): Promise<RefinedHits> => {
  const best = [...new Set(hits.map(({ segment }) => segment.videoId))].slice(0, VIDEOS);
  const ofVideo = async (videoId: VideoId): Promise<readonly Hit[]> => {
    const video = await vectorCache.of(space, videoId, { signal });
    const scores = cosines(video, vector);
    const stretches = video.segments.map(({ start, end, at }, row) => ({ start, end, at, score: scores[row] ?? 0 }));
    const moments = curveMoments(stretches, { shots: catalog.shots(videoId), noise: NOISE * nullDistribution.deviation, maxMoments: MOMENTS });
    return moments.flatMap(({ start, end, at, score }): Hit[] => {
      const segment = video.segments.find((it) => it.at === at);
      return segment === undefined ? [] : [{ segment: { ...segment, start, end }, score }];
    });
  };
  const whole = (await Promise.all(best.map(ofVideo))).flat().toSorted((a, b) => b.score - a.score);
  return { whole, rest: hits.filter(({ segment }) => !best.includes(segment.videoId)) };
};
