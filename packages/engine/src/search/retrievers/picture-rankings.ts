import {
  contextScores, curveMoments, type Abortable, type Embedding, type EmbeddingSpace, type Hit, type NullDistribution, type Ranking, type ScanRepository,
  type SegmentIndex, type VideoId, type WithoutRules,
} from '@frameseek/core';
import type { SearchFilter } from '../search-request.ts';
import { cosines, type VectorCache } from '../vectors/vector-cache.ts';
import { storeRequest } from './store-request.ts';

/** Videos whose whole score curve is looked at. */
const VIDEOS = 12;
/** Moments taken from one video. */
const MOMENTS = 6;
/** Deviations of the null distribution below which differences along a curve are chance. */
const NOISE = 0.5;

/** What pictures are looked for with. */
export interface PictureContext extends Abortable {
  readonly filter: SearchFilter;
  readonly vectorCache: VectorCache;
  readonly leftOut: WithoutRules;
  readonly parts: { readonly index: Pick<SegmentIndex, 'searchVectors'>; readonly catalog: Pick<ScanRepository, 'shots'> };
}

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
 * place, where the moment begins and ends is seen from the scores of its neighbours. Moments score by what they are part of, too
 * (context-scores.ts in core); the keyframes of other videos lose as much as the best of these do on average.
 */
export const pictureRankings = async (context: PictureContext, picture: PictureVector): Promise<readonly Ranking[]> => {
  const { space, vector, nullDistribution } = picture;
  const nearest = await context.parts.index.searchVectors(space, vector, storeRequest(context, 'visual'));
  const best = context.leftOut.has('curves') ? [] : [...new Set(nearest.map(({ segment }) => segment.videoId))].slice(0, VIDEOS);
  const whole = (await Promise.all(best.map((videoId) => momentsOf(context, videoId, picture)))).flat();
  const lost = meanLoss(best.map((videoId) => ({
    alone: nearest.find(({ segment }) => segment.videoId === videoId)?.score ?? 0,
    inContext: Math.max(...whole.filter(({ segment }) => segment.videoId === videoId).map(({ score }) => score)),
  })));
  const ranking = { modality: 'visual', by: 'vector', nullDistribution } as const;
  return [
    { ...ranking, hits: whole.toSorted((a, b) => b.score - a.score), mergeable: false },
    { ...ranking, hits: nearest.filter(({ segment }) => !best.includes(segment.videoId)).map((hit) => ({ ...hit, score: hit.score - lost })) },
  ];
};

const meanLoss = (scores: readonly { readonly alone: number; readonly inContext: number }[]): number => {
  const losses = scores.map(({ alone, inContext }) => alone - inContext).filter((loss) => Number.isFinite(loss) && loss > 0);
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
};

const momentsOf = async (context: PictureContext, videoId: VideoId, { space, vector, nullDistribution }: PictureVector): Promise<readonly Hit[]> => {
  const video = await context.vectorCache.of(space, videoId, context);
  const { segments } = video;
  const scores = cosines(video, vector);
  const stretches = segments.map(({ start, end, at }, row) => ({ start, end, at, score: scores[row] ?? 0 }));
  const shots = context.parts.catalog.shots(videoId);
  const inContext = context.leftOut.has('context') ? scores : contextScores(segments, scores, shots);
  return curveMoments(stretches, { shots, noise: NOISE * nullDistribution.deviation, maxMoments: MOMENTS }).flatMap(({ start, end, at }): Hit[] => {
    const segment = segments.find((it) => it.at === at);
    const score = Math.max(...inContext.filter((_, row) => (segments[row]?.start ?? Infinity) < end && (segments[row]?.end ?? 0) > start));
    return segment === undefined ? [] : [{ segment: { ...segment, start, end }, score }];
  });
};
