'use client';

import { useQuery } from '@tanstack/react-query';
import type { DefaultError, QueryKey, UseQueryOptions, UseQueryResult } from '@tanstack/react-query';
import { useHydrated } from './use-hydrated.ts';

/**
 * A query that several parts of the page ask, such as the header and what stands below it. Those come to life one after the
 * other, so the later one may find what the server did not know when it rendered it; until a part is alive, it knows nothing either.
 */
export const useSharedQuery = <Data, Key extends QueryKey>(options: UseQueryOptions<Data, DefaultError, Data, Key>): UseQueryResult<Data> => {
  const isHydrated = useHydrated();
  const asked = useQuery({ ...options, enabled: isHydrated });
  const unknown = useQuery<Data>({ queryKey: NOTHING, enabled: false });
  return isHydrated ? asked : unknown;
};

/** No query has this key, so nothing is ever known of it. */
const NOTHING = ['unknown'];
