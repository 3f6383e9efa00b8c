import { NOT_DESCRIBED } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { SearchFilter } from './search-request.ts';

/** A sentence where nothing but descriptions is searched, and there are none: that nothing is found says nothing then. */
export const undescribedNote = ({ catalog }: Pick<EngineParts, 'catalog'>, { modalities }: Pick<SearchFilter, 'modalities'>): readonly string[] => {
  if (modalities?.length !== 1 || modalities[0] !== 'described') return [];
  const isDescribed = catalog.hasInsights() && catalog.videos().some(({ id }) => catalog.insights(id).some(({ kind }) => kind === 'captions'));
  return isDescribed ? [] : [NOT_DESCRIBED];
};
