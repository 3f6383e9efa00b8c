'use client';

import { isTextList, localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** Searches that this browser remembers. */
const RECENT = 12;
const SAVED = 100;

interface SearchHistory {
  readonly recent: readonly string[];
  readonly saved: readonly string[];
}

const isSearchHistory = (value: unknown): value is SearchHistory =>
  typeof value === 'object' && value !== null && 'recent' in value && 'saved' in value && isTextList(value.recent) && isTextList(value.saved);

const store = localStore('frameseek-searches', isSearchHistory, { recent: [], saved: [] });

/** What was searched lately and what was put aside, by the words of the query, newest first; kept in this browser only. */
export const useSearchHistory = () => ({ ...useLocalStore(store), remember, save, forget });

const remember = (q: string): void => {
  const { recent, saved } = store.read();
  // While one types, the beginnings of a query are no queries of their own.
  const others = recent.filter((one) => one !== q && !q.startsWith(one));
  store.write({ recent: [q, ...others].slice(0, RECENT), saved });
};

const save = (q: string): void => {
  const { recent, saved } = store.read();
  store.write({ recent, saved: [q, ...saved.filter((one) => one !== q)].slice(0, SAVED) });
};

/** Takes a search out of one of the two lists. */
const forget = (list: 'recent' | 'saved', q: string): void => {
  const kept = store.read();
  store.write({ ...kept, [list]: kept[list].filter((one) => one !== q) });
};
