import {
  MIN_DEVIATION, contains, type Embedding, type EmbeddingSpace, type ExampleQuery, type Moment, type MomentPicture, type NullDistribution,
  type PictureReference, type Segment,
} from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import { vectorAt } from '../vectors/vector-cache.ts';
import { pictureRankings, type PictureVector } from './picture-rankings.ts';
import type { Retriever } from './retriever.ts';

/** Pictures whose likeness says what is usual. */
const NEIGHBOURS = 100;
/** Deviations by which the best of the nearest may stand out. */
const MAX_DEVIATIONS = 6;
/** Seconds around a moment asked for in which it is not shown again. */
const SAME_MOMENT = 1;

/** Finds what looks alike: keyframes near those of the example, by the vectors that are kept. */
export const similarRetriever: Retriever<ExampleQuery> = {
  name: 'similar',
  modalities: ['visual'],
  needsModel: true,
  retrieve: async (context) => {
    const vector = await vectorOfExamples(context);
    return 'missing' in vector ? { rankings: [], notes: [vector.missing] } : { rankings: await pictureRankings(context, vector), notes: [] };
  },
};

/**
 * The mean of the pictures, and of the words to them; or why there is none. Pictures are far more like one another than like
 * any text, so how they stand out is measured among the nearest.
 */
export const vectorOfExamples = async (context: SearchContext<ExampleQuery>): Promise<PictureVector | { readonly missing: string }> => {
  const { queryModels, query: { examples, text }, signal } = context;
  const encoder = await queryModels.encoder('visual', { signal });
  if (encoder === undefined) return { missing: 'Pictures are not compared: their model cannot be had now.' };
  const { space } = encoder;
  const vectors = (await Promise.all(examples.map((example) => exampleVector(context, space, example)))).filter((vector) => vector !== undefined);
  if (vectors.length < examples.length) return { missing: 'The picture to compare with is not in the library.' };
  const words = text === undefined ? undefined : await queryModels.embed('visual', text, { signal });
  const vector = meanOf([...vectors, ...(words !== undefined && 'vector' in words ? [words.vector] : [])], space);
  return { space, vector, nullDistribution: await likenessAround(context, space, vector) };
};

/** Whether it is the very moment that others should be like. */
export const isExample = ({ kind, examples }: ExampleQuery, { videoId, start, end }: Moment): boolean =>
  kind === 'similar' && examples.some((example) => 'at' in example && example.videoId === videoId
    && contains({ start: start - SAME_MOMENT, end: end + SAME_MOMENT }, example.at));

/**
 * The spread below the median is that of pictures that are merely near; what truly looks alike lies above it. The best
 * stands out at most `MAX_DEVIATIONS`, so that scores near the top still differ.
 */
const likenessAround = async ({ parts, filter: { videoIds }, signal }: SearchContext, space: EmbeddingSpace, vector: Embedding): Promise<NullDistribution> => {
  const filter = { modalities: ['visual'] as const, ...(videoIds === undefined ? {} : { videoIds }) };
  const scores = (await parts.index.searchVectors(space, vector, { limit: NEIGHBOURS, filter, signal })).map(({ score }) => score);
  const [best = 0] = scores;
  const at = (share: number): number => scores[Math.floor(share * scores.length)] ?? 0;
  const mean = at(0.5);
  return { mean, deviation: Math.max(MIN_DEVIATION.vector, mean - at(0.84), (best - mean) / MAX_DEVIATIONS) };
};

/** Undefined where the picture is not kept, or the video has no keyframes. */
const exampleVector = ({ pictures, vectorCache, signal }: SearchContext, space: EmbeddingSpace, example: PictureReference): Promise<Embedding | undefined> =>
  'picture' in example ? pictures.vector(example.picture, { space, signal }) : nearestKeyframe({ vectorCache, signal }, space, example);

/** The vector of the keyframe whose stretch holds the time, or else of the nearest one. */
const nearestKeyframe = async (
  { vectorCache, signal }: Pick<SearchContext, 'vectorCache' | 'signal'>, space: EmbeddingSpace, { videoId, at }: MomentPicture,
): Promise<Embedding | undefined> => {
  const video = await vectorCache.of(space, videoId, { signal });
  const { segments } = video;
  const away = (segment: Segment): number => (contains(segment, at) ? 0 : 1) + Math.abs(segment.at - at) / 1e6;
  const [best] = segments.map((segment, row) => ({ row, away: away(segment) })).toSorted((a, b) => a.away - b.away);
  return best === undefined ? undefined : vectorAt(video, best.row, space);
};

const meanOf = (vectors: readonly Embedding[], { dimensions }: EmbeddingSpace): Embedding => {
  const sum = Float32Array.from({ length: dimensions }, (_, i) => vectors.reduce((total, vector) => total + (vector[i] ?? 0), 0));
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
};
