import type { Modality, SearchOptions } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';

/** Hits taken for each ranking; ranks beyond hardly count in the fusion. */
const DEPTH = 100;

/** What the store is asked for one ranking: the best hits of one modality within the filter. */
export const storeRequest = ({ filter: { videoIds, within }, signal }: Pick<SearchContext, 'filter' | 'signal'>, modality: Modality): SearchOptions => ({
  limit: DEPTH,
  filter: { modalities: [modality], ...(videoIds === undefined ? {} : { videoIds }), ...(within === undefined ? {} : { within }) },
  signal,
});
