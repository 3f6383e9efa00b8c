import { isQuotable, termCoverage, writtenWords, isQuotation, type Hit, type Modality, type Ranking, type WordsQuery } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import type { Retrieved, Retriever } from './retriever.ts';
import { LEAST_WRITTEN } from './screen-hits.ts';
import { storeRequest } from './store-request.ts';
import { TEXT_MODALITIES, indexedTexts } from './text-modalities.ts';

/** Finds what is said, shown or described by its words (BM25, Robertson and Zaragoza 2009), what is quoted word for word. */
export const wordsRetriever: Retriever<WordsQuery> = {
  name: 'words',
  modalities: TEXT_MODALITIES,
  needsModel: false,
  retrieve: async (context, modalities): Promise<Retrieved> => {
    const { words, phrases } = context.query;
    if (words === '') return { rankings: [], notes: [] };
    const wanted = indexedTexts(context, modalities);
    const rankings = (those: readonly Modality[], quoted: readonly string[]): Promise<readonly Ranking[]> =>
      Promise.all(those.map((modality) => rankingOf(context, modality, quoted)));
    if (phrases.length === 0) return { rankings: await rankings(wanted, []), notes: [] };
    const exact = await rankings(wanted.filter(isQuotable), phrases);
    // Where nobody says just this, what else was asked for may be found by its words.
    const enough = isQuotation(context.query) || exact.some(({ hits }) => hits.length > 0);
    return { rankings: enough ? exact : await rankings(wanted, []), notes: [] };
  },
};

const rankingOf = async (context: SearchContext<WordsQuery>, modality: Modality, phrases: readonly string[]): Promise<Ranking> => {
  const words = modality === 'text' ? writtenWords(context.query.words) : context.query.words;
  const [hits, nullDistribution] = await Promise.all([
    context.parts.index.searchWords({ words, phrases }, storeRequest(context, modality)),
    context.calibrator.nullDistribution({ modality, by: 'words' }),
  ]);
  const isEnough = ({ segment }: Hit): boolean => modality !== 'text' || phrases.length > 0 || termCoverage(segment.text ?? '', words) >= LEAST_WRITTEN;
  return { modality, by: 'words', words, hits: hits.filter(isEnough), nullDistribution };
};
