import { MODALITIES, type Abortable, type ClauseQuery, type Modality } from '@frameseek/core';
import type { SearchFilter } from './search-request.ts';
import type { SearchServices } from './search-services.ts';

/** One query for which one search is made, where it looks, and what it stands on. */
export interface SearchContext<Query extends ClauseQuery = ClauseQuery> extends SearchServices, Abortable {
  readonly query: Query;
  readonly filter: SearchFilter;
}

/** The modalities in which a query is looked for, in the order of the filter; none where the filter rules out what the query asks for. */
export const modalitiesOf = (query: ClauseQuery, { modalities = MODALITIES }: SearchFilter): readonly Modality[] => {
  const only = query.kind === 'words' ? query.modality : 'visual';
  return only === undefined ? modalities : modalities.filter((modality) => modality === only);
};
