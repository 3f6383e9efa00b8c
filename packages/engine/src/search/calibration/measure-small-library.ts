import {
  NULL_QUERIES, MIN_DEVIATION, assumedNullDistribution, estimateNullDistribution, batch, type Embedding, type MeasuredNullDistributions,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import { NEVER_ABORTS, type Measuring } from './measuring.ts';
import { scoreKindName } from './score-kind.ts';
import { dotProduct } from '../vectors/dot-product.ts';

/** Videos beyond which their pictures are not gathered one by one: with so few pictures they are mostly sound. */
const MAX_VIDEOS = 50;
/** Share of the usual deviation below which the queries score too much alike to say anything. */
const TOO_ALIKE = 0.5;

interface Tools {
  readonly parts: { readonly index: Pick<EngineParts['index'], 'vectorsOf'>; readonly catalog: Pick<EngineParts['catalog'], 'videos'> };
  readonly queryModels: Pick<QueryModels, 'encoder'>;
}

/**
 * How unrelated queries score against the few pictures of a small library. The best of few is lower than the best of many,
 * so that what is usual for a model would refuse most of what is there. (One film at a time of the labelled set: by the
 * usual a fifth of the right queries match, measured so four fifths, and a quarter of all others.) The spread of few
 * pictures is no less than usual. The usual where the queries score alike, as with a model that knows none of their words.
 * Throws what the store and the model throw, and `AbortError` between two calls.
 */
export const measureSmallLibrary = async ({ parts: { index, catalog }, queryModels }: Tools, { isFresh, signal }: Measuring): Promise<MeasuredNullDistributions> => {
  const videos = catalog.videos();
  const encoder = videos.length > MAX_VIDEOS ? undefined : await queryModels.encoder('visual', { signal });
  if (encoder === undefined) return {};
  const { space } = encoder;
  const pictures: Embedding[] = [];
  for (const { id } of videos) {
    signal.throwIfAborted();
    pictures.push(...(await index.vectorsOf(space, id, { signal: NEVER_ABORTS })).map(({ vector }) => vector));
  }
  const kind = { modality: 'visual', by: 'vector', space: space.id } as const;
  if (pictures.length === 0 || isFresh(kind, pictures.length)) return {};
  const scores: number[] = [];
  for await (const queries of batch(NULL_QUERIES, encoder.maxBatch)) {
    signal.throwIfAborted();
    const vectors = await encoder.embedTexts(queries, { as: 'query', signal: NEVER_ABORTS });
    scores.push(...vectors.map((vector) => Math.max(...pictures.map((picture) => dotProduct(picture, vector)))));
  }
  const { mean, deviation } = estimateNullDistribution(scores, MIN_DEVIATION.vector);
  const usual = assumedNullDistribution(kind, space.id);
  const found = deviation < TOO_ALIKE * usual.deviation ? usual : { mean, deviation: Math.max(deviation, usual.deviation) };
  return { [scoreKindName(kind)]: { mean: found.mean, deviation: found.deviation, size: pictures.length } };
};
