import type { WordsQuery } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import { pictureRankings, type PictureVector } from './picture-rankings.ts';
import type { Retriever } from './retriever.ts';

/** Finds what is seen: keyframes near the words in a space of pictures and texts (CLIP, Radford et al. 2021). */
export const pictureRetriever: Retriever<WordsQuery> = {
  name: 'picture',
  modalities: ['visual'],
  needsModel: true,
  retrieve: async (context) => {
    const vector = await vectorOfWords(context);
    return 'missing' in vector
      ? { rankings: [], notes: [`Pictures are not searched. ${vector.missing}`] }
      : { rankings: await pictureRankings(context, vector), notes: vector.doubt === undefined ? [] : [`Pictures may be missed. ${vector.doubt}`] };
  },
};

/** The words as a picture would be, or why they cannot be. */
export const vectorOfWords = async (
  { queryModels, calibrator, query, signal }: SearchContext<WordsQuery>,
): Promise<(PictureVector & { readonly doubt?: string }) | { readonly missing: string }> => {
  const embedded = await queryModels.embed('visual', query.text, { signal });
  if ('missing' in embedded) return embedded;
  return { ...embedded, nullDistribution: await calibrator.nullDistribution({ modality: 'visual', by: 'vector', space: embedded.space.id }) };
};
