'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readSearch, searchHref } from '../../lib/ui/links.ts';
import type { SearchQuery } from '../../lib/ui/links.ts';
import { setOut } from '../../lib/ui/setting-out.ts';

/** How a search comes into the history: a new entry, to which Back leads, or in place of the present one, as while one types. */
export type HistoryEntry = 'new' | 'same';

/** The search in the address, and how to go to another one: on the page of results without a new page. */
export function useSearchQuery() {
  const pathname = usePathname();
  const router = useRouter();
  const parameters = useSearchParams();
  const place = useMemo(() => readSearch(parameters), [parameters]);
  const goTo = ({ q, modalities, like }: SearchQuery, entry: HistoryEntry = 'new'): void => {
    const href = searchHref(q, modalities, like);
    if (pathname !== '/search') {
      setOut();
      router.push(href);
    } else if (entry === 'same' || href === searchHref(place.q, place.modalities, place.like)) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
  };
  return { ...place, isOpen: pathname === '/search', goTo };
}
