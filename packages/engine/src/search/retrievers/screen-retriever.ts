import { overlaps, writtenWords, type FoundLine, type WordsQuery } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import type { Retriever } from './retriever.ts';
import { screenHits } from './screen-hits.ts';

/** Lines that are compared with the query; those beyond hold hardly a part of it. */
const CANDIDATES = 200;

/**
 * Finds what is written in the picture line by line, however it was read: words in any order, one character in five misread,
 * with or without spaces. The maker's name in a corner is looked at only where nothing but the screen is asked for.
 */
export const screenRetriever: Retriever<WordsQuery> = {
  name: 'screen',
  modalities: ['text'],
  needsModel: false,
  retrieve: async (context) => {
    const { parts: { catalog }, query } = context;
    if (query.words === '') return { rankings: [], notes: [] };
    const words = writtenWords(query.words);
    const lines = catalog.screenLinesLike(words, CANDIDATES).filter((line) => isWanted(context, line));
    const nullDistribution = await context.calibrator.nullDistribution({ modality: 'text', by: 'words' });
    return { rankings: [{ modality: 'text', by: 'lines', hits: screenHits(lines, { ...query, words }), nullDistribution }], notes: [] };
  },
};

const isWanted = ({ query, filter: { videoIds, within } }: SearchContext<WordsQuery>, line: FoundLine): boolean =>
  (line.kind !== 'logo' || query.modality === 'text') && (videoIds?.includes(line.videoId) ?? true) && (within === undefined || overlaps(line, within));
