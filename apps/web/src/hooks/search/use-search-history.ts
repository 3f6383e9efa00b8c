'use client';

import { z } from 'zod';
import '../../lib/api/zod-settings.ts';
import { localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** Searches that this browser remembers. */
const RECENT = 12;
const SAVED = 100;

const store = localStore('frameseek-searches', z.object({ recent: z.array(z.string()), saved: z.array(z.string()) }), { recent: [], saved: [] });

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
