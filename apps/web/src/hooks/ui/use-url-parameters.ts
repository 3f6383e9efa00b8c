'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** New values of parameters; `undefined` takes one out. */
type ParameterChange = Readonly<Record<string, string | undefined>>;

/** The parameters of the address, and a way to change some of them without a new page or an entry in the history. */
export function useUrlParameters() {
  const parameters = useSearchParams();
  const change = useCallback((changes: ParameterChange) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const tail = next.size > 0 ? `?${next}` : '';
    window.history.replaceState(null, '', window.location.pathname + tail);
  }, []);
  return { parameters, change };
}
