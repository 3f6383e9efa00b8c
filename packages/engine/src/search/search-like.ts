import {
  MIN_DEVIATION, contains, type Abortable, type NullDistribution, type Clause, type Embedding, type EmbeddingSpace, type Moment,
  type PictureReference, type Segment,
} from '@frameseek/core';
import type { Scope } from './search-clause.ts';
import type { Searcher } from './search.ts';
import { vectorAt } from './vector-cache.ts';

/** Pictures whose likeness says what is usual. */
const NEIGHBOURS = 100;
/** Deviations by which the best of the nearest may stand out. */
const MAX_DEVIATIONS = 6;
/** Seconds around the picture asked for in which the same moment is not shown again. */
const SAME_MOMENT = 1;

/** A searcher that looks for pictures like those asked for, or why there is none. */
type Likeness = { readonly searcher: Searcher; readonly isSource: (moment: Moment) => boolean } | { readonly missing: string };

/**
 * Looks by kept vectors instead of by the vector of a text: the mean of the pictures, and of the words beside them. Pictures
 * are far more like one another than like any text, so how they stand out is measured among the nearest.
 */
export const likePictures = async (searcher: Searcher & Abortable, clause: Clause, scope: Scope): Promise<Likeness> => {
  const { parts, queryModels, calibrator, signal } = searcher;
  const encoder = await queryModels.encoder('visual', { signal });
  if (encoder === undefined) return { missing: 'Pictures are not compared: their model cannot be had now.' };
  const { space } = encoder;
  const found = await Promise.all(clause.like.map((picture) => pictureVector(searcher, space, picture)));
  const vectors = found.flatMap((one) => (one === undefined ? [] : [one]));
  if (vectors.length < clause.like.length) return { missing: 'The picture to compare with is not in the library.' };
  const words = clause.text === '' ? undefined : await queryModels.embed('visual', clause.text, { signal });
  const vector = meanOf([...vectors, ...(words !== undefined && 'vector' in words ? [words.vector] : [])], space);
  const nearest = await parts.index.searchVectors(space, vector, {
    limit: NEIGHBOURS, filter: { modalities: ['visual'], ...(scope.videoIds === undefined ? {} : { videoIds: scope.videoIds }) }, signal,
  });
  const nullDistribution = usualLikeness(nearest.map(({ score }) => score));
  return {
    searcher: {
      ...searcher,
      queryModels: { ...queryModels, embed: async () => ({ space, vector }) },
      calibrator: { ...calibrator, nullDistribution: async () => nullDistribution },
    },
    isSource: (moment) => clause.like.some((picture) => 'at' in picture && moment.videoId === picture.videoId
      && contains({ start: moment.start - SAME_MOMENT, end: moment.end + SAME_MOMENT }, picture.at)),
  };
};

/**
 * The spread below the median is that of pictures that are merely near; what truly looks alike lies above it. The best
 * stands out at most `MAX_DEVIATIONS`, so that scores near the top still differ.
 */
const usualLikeness = (scores: readonly number[]): NullDistribution => {
  const [best = 0] = scores;
  const at = (share: number): number => scores[Math.floor(share * scores.length)] ?? 0;
  const mean = at(0.5);
  return { mean, deviation: Math.max(MIN_DEVIATION.vector, mean - at(0.84), (best - mean) / MAX_DEVIATIONS) };
};

const pictureVector = (searcher: Searcher & Abortable, space: EmbeddingSpace, picture: PictureReference): Promise<Embedding | undefined> =>
  'picture' in picture
    ? searcher.pictures.vector(picture.picture, { space, signal: searcher.signal })
    : nearestKeyframe(searcher, space, picture);

/** The vector of the keyframe whose stretch holds the time, or else of the nearest one. */
const nearestKeyframe = async (
  { vectorCache, signal }: Searcher & Abortable, space: EmbeddingSpace, { videoId, at }: Extract<PictureReference, { readonly at: number }>,
): Promise<Embedding | undefined> => {
  const video = await vectorCache.of(space, videoId, { signal });
  const { segments } = video;
  const away = (segment: Segment): number => (contains(segment, at) ? 0 : 1) + Math.abs(segment.at - at) / 1e6;
  let best: number | undefined;
  for (const [row, segment] of segments.entries()) {
    const current = best === undefined ? undefined : segments[best];
    if (current === undefined || away(segment) < away(current)) best = row;
  }
  return best === undefined ? undefined : vectorAt(video, best, space);
};

const meanOf = (vectors: readonly Embedding[], { dimensions }: EmbeddingSpace): Embedding => {
  const sum = Float32Array.from({ length: dimensions }, (_, i) => vectors.reduce((total, vector) => total + (vector[i] ?? 0), 0));
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
};
