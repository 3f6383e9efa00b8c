'use client';

import { health } from '../../lib/api/api.ts';
import { useSharedQuery } from './use-shared-query.ts';

/** Which parts of the server are on, asked again regularly, and more often while the server does not answer. */
export const useHealth = () =>
  useSharedQuery({
    queryKey: ['health'],
    queryFn: health,
    refetchInterval: ({ state }) => (state.status === 'error' ? 3_000 : 20_000),
  });
