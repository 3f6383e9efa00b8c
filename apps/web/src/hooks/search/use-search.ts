'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { searchEvents } from '../../lib/api/api-search.ts';
import type { SearchParameters } from '../../lib/search/search-parameters.ts';
import { useWords } from '../ui/use-words.tsx';

/**
 * Moments for a query, as they are found. A request that a newer query overtakes is cancelled; its answer stays until the
 * new one is there, so that nothing jumps while typing. While `isFetching`, what is there was found by words alone.
 */
export function useSearch({ q, modalities, like, video }: SearchParameters) {
  const { t } = useWords();
  const client = useQueryClient();
  const queryKey = ['search', q, modalities, like ?? null, video ?? null];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      let last;
      for await (const answer of searchEvents({ q, modalities, ...(like && { like }), ...(video && { video }) }, { signal })) {
        // An answer by words that found nothing is no news: the one before stays until there is more to say.
        if (last === undefined && answer.moments.length > 0 && client.getQueryData(queryKey) === undefined) client.setQueryData(queryKey, answer);
        last = answer;
      }
      if (last === undefined) throw new Error(t('The search ended without an answer.'));
      return last;
    },
    enabled: q !== '' || like !== undefined,
    placeholderData: keepPreviousData,
  });
}
