'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { libraryHref, readLibraryView } from '../../lib/library/library-view.ts';
import type { LibraryView } from '../../lib/library/library-view.ts';

/** How the library is looked at, as the address says, and how to look at it otherwise: Back takes it back, but not each letter of a name. */
export function useLibraryView(): { readonly view: LibraryView; readonly setView: (view: LibraryView) => void } {
  const parameters = useSearchParams();
  const view = useMemo(() => readLibraryView(new URLSearchParams(parameters)), [parameters]);
  const setView = (next: LibraryView): void => {
    if (next.name === view.name) window.history.pushState(null, '', libraryHref(next));
    else window.history.replaceState(null, '', libraryHref(next));
  };
  return { view, setView };
}
