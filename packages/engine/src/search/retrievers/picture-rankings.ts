import { curveMoments, type Embedding, type EmbeddingSpace, type Hit, type NullDistribution, type Ranking, type VideoId } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import { cosines } from '../vectors/vector-cache.ts';
import { storeRequest } from './store-request.ts';

/** Videos whose whole score curve is looked at: with ten the first five moments are no better, and a search takes longer. */
const VIDEOS = 6;
/** Moments taken from one video. */
const MOMENTS = 6;
/** Deviations of the null distribution below which differences along a curve are chance. */
const NOISE = 0.5;

/** What is looked for, as a vector of a space of pictures, and how unrelated queries score there. */
export interface PictureVector {
  readonly space: EmbeddingSpace;
  /** Unit length. */
  readonly vector: Embedding;
  /** Of cosines. */
  readonly nullDistribution: NullDistribution;
}

/**
 * The nearest keyframes of the scope, those of the best videos replaced by the moments of their score curves: a keyframe is a
 * place, where the moment begins and ends is seen from the scores of its neighbours.
 */
export const pictureRankings = async (context: SearchContext, picture: PictureVector): Promise<readonly Ranking[]> => {
  const { space, vector, nullDistribution } = picture;
  const nearest = await context.parts.index.searchVectors(space, vector, storeRequest(context, 'visual'));
  const best = [...new Set(nearest.map(({ segment }) => segment.videoId))].slice(0, VIDEOS);
  const whole = (await Promise.all(best.map((videoId) => momentsOf(context, videoId, picture)))).flat();
  const ranking = { modality: 'visual', by: 'vector', nullDistribution } as const;
  return [
    { ...ranking, hits: whole.toSorted((a, b) => b.score - a.score), mergeable: false },
    { ...ranking, hits: nearest.filter(({ segment }) => !best.includes(segment.videoId)) },
  ];
};

const momentsOf = async (context: SearchContext, videoId: VideoId, { space, vector, nullDistribution }: PictureVector): Promise<readonly Hit[]> => {
  const video = await context.vectorCache.of(space, videoId, context);
  const { segments } = video;
  const scores = cosines(video, vector);
  const stretches = segments.map(({ start, end, at }, row) => ({ start, end, at, score: scores[row] ?? 0 }));
  const shots = context.parts.catalog.shots(videoId);
  return curveMoments(stretches, { shots, noise: NOISE * nullDistribution.deviation, maxMoments: MOMENTS }).flatMap(({ start, end, at, score }): Hit[] => {
    const segment = segments.find((it) => it.at === at);
    return segment === undefined ? [] : [{ segment: { ...segment, start, end }, score }];
  });
};
