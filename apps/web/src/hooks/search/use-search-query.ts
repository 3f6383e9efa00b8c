'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readSearch, searchHref } from '../../lib/ui/links.ts';
import type { SearchQuery } from '../../lib/ui/links.ts';

/** The search in the address, and how to go to another one: on the page of results without a new page. */
export function useSearchQuery() {
  const pathname = usePathname();
  const router = useRouter();
  const parameters = useSearchParams();
  const place = useMemo(() => readSearch(parameters), [parameters]);
  const goTo = ({ q, modalities, like }: SearchQuery): void => {
    const href = searchHref(q, modalities, like);
    if (pathname === '/search') window.history.replaceState(null, '', href);
    else router.push(href);
  };
  return { ...place, isOpen: pathname === '/search', goTo };
}
