'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { search } from '../lib/api.ts';
import type { SearchPlace } from '../lib/links.ts';

interface SearchInput extends SearchPlace {
  readonly video?: string;
}

/**
 * Moments for a query. A request that a newer query overtakes is cancelled; its answer stays until the new one is there,
 * so that nothing jumps while typing.
 */
export const useSearch = ({ q, modalities, like, video }: SearchInput) =>
  useQuery({
    queryKey: ['search', q, modalities, like ?? null, video ?? null],
    queryFn: ({ signal }) => search({ q, modalities, signal, ...(video === undefined ? {} : { video }) }),
    enabled: q !== '' || like !== undefined,
    placeholderData: keepPreviousData,
  });
