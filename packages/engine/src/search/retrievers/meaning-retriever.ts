import type { Embedding, EmbeddingSpace, Modality, Ranking, WordsQuery } from '@frameseek/core';
import { modalitiesOf, type SearchContext } from '../search-context.ts';
import type { Retriever } from './retriever.ts';
import { storeRequest } from './store-request.ts';
import { TEXT_MODALITIES, indexedTexts } from './text-modalities.ts';

/**
 * Finds what is said or described by its meaning, whatever the words: near in a space of sentences. What is written is found by its
 * words, and by its meaning only where nothing else is asked for: of labels and buttons, some are near to any query.
 */
export const meaningRetriever: Retriever<WordsQuery> = {
  name: 'meaning',
  modalities: TEXT_MODALITIES,
  needsModel: true,
  retrieve: async (context, modalities) => {
    const wanted = indexedTexts(context, modalities).filter((modality) => modality !== 'text' || isAskedAlone(context));
    if (wanted.length === 0) return { rankings: [], notes: [] };
    const embedded = await context.queryModels.embed('sentences', context.query.text, context);
    if ('missing' in embedded) return { rankings: [], notes: [`Speech and text are searched by their words alone. ${embedded.missing}`] };
    return { rankings: await Promise.all(wanted.map((modality) => rankingOf(context, modality, embedded))), notes: [] };
  },
};

const isAskedAlone = ({ query, filter }: SearchContext<WordsQuery>): boolean => modalitiesOf(query, filter).length === 1;

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
