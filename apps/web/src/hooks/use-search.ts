'use client';

import type { Modality } from '@frameseek/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { search } from '../lib/api.ts';

interface SearchInput {
  readonly q: string;
  readonly modalities: readonly Modality[];
  readonly video?: string;
}

/**
 * Moments for a query. A request that a newer query overtakes is cancelled; its answer stays until the new one is there,
 * so that nothing jumps while typing.
 */
export const useSearch = ({ q, modalities, video }: SearchInput) =>
  useQuery({
    queryKey: ['search', q, modalities, video ?? null],
    queryFn: ({ signal }) => search({ q, modalities, signal, ...(video === undefined ? {} : { video }) }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
