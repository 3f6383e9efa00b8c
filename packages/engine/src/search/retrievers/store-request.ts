import type { Abortable, Modality, SearchOptions } from '@frameseek/core';
import type { SearchFilter } from '../search-request.ts';

/** Hits taken for each ranking; ranks beyond hardly count in the fusion. */
const DEPTH = 100;

/** What the store is asked for one ranking: the best hits of one modality within the filter. */
export const storeRequest = ({ filter: { videoIds, within }, signal }: Abortable & { readonly filter: SearchFilter }, modality: Modality): SearchOptions => ({
  limit: DEPTH,
  filter: { modalities: [modality], ...(videoIds === undefined ? {} : { videoIds }), ...(within === undefined ? {} : { within }) },
  signal,
});
