import { wire, type FoundMoment } from '@frameseek/core';
import { readSearch } from '../ui/links.ts';
import { searchParameters } from '../search/search-parameters.ts';
import { askApi } from './ask-api.ts';

/** Moments that fill a window. */
const MANY = 8;

/**
 * The moments that the results begin with, as the parameters of their address say; none where they cannot be had at once, or whoever
 * asks may not see them. Asked for as the browser asks for them, so that both get the one answer.
 */
export const firstMoments = async (parameters: URLSearchParams): Promise<readonly FoundMoment[]> => {
  const search = readSearch(parameters);
  if (search.q === '' && search.like === undefined) return [];
  const answer = await askApi(`/api/search?${searchParameters(search)}`, wire.searchResponse);
  return answer?.moments.slice(0, MANY) ?? [];
};
