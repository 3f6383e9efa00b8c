import type { Embedding, EmbeddingSpace, Modality, Ranking, WordsQuery } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import type { Retriever } from './retriever.ts';
import { storeRequest } from './store-request.ts';
import { TEXT_MODALITIES, indexedTexts } from './text-modalities.ts';

/** Finds what is said, shown or described by its meaning, whatever the words: near in a space of sentences. */
export const meaningRetriever: Retriever<WordsQuery> = {
  name: 'meaning',
  modalities: TEXT_MODALITIES,
  needsModel: true,
  retrieve: async (context, modalities) => {
    const wanted = indexedTexts(context, modalities);
    if (wanted.length === 0) return { rankings: [], notes: [] };
    const embedded = await context.queryModels.embed('sentences', context.query.text, context);
    if ('missing' in embedded) return { rankings: [], notes: [`Speech and text are searched by their words alone. ${embedded.missing}`] };
    return { rankings: await Promise.all(wanted.map((modality) => rankingOf(context, modality, embedded))), notes: [] };
  },
};

interface Embedded {
  readonly space: EmbeddingSpace;
  readonly vector: Embedding;
}

const rankingOf = async (context: SearchContext, modality: Modality, { space, vector }: Embedded): Promise<Ranking> => {
  const [hits, nullDistribution] = await Promise.all([
    context.parts.index.searchVectors(space, vector, storeRequest(context, modality)),
    context.calibrator.nullDistribution({ modality, by: 'vector', space: space.id }),
  ]);
  return { modality, by: 'vector', hits, nullDistribution };
};
