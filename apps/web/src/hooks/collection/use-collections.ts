'use client';

import type { CollectionSummary } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api/api-collections.ts';
import type { ExportItem } from '../../lib/api/api-export.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';
import { useSharedQuery } from '../ui/use-shared-query.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

const isText = (value: unknown): value is string => typeof value === 'string';
const chosen = localStore('frameseek-current-collection', isText, '');

/** Every collection, and the one that moments go to from everywhere: chosen in this browser, or the first. */
export function useCollections(): { readonly collections: readonly CollectionSummary[] | undefined; readonly current: CollectionSummary | undefined; readonly choose: (id: string) => void } {
  const { data: collections } = useSharedQuery({ queryKey: ['collections'], queryFn: api.collections });
  const id = useLocalStore(chosen);
  return { collections, current: collections?.find((one) => one.id === id) ?? collections?.[0], choose: chosen.write };
}

/** What a collection is called that is made by collecting. */
const FIRST_NAME = 'Collection';

/** Puts moments into the present collection; the first is made where there is none. Tells how it went. */
export function useCollect() {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { notify } = useNotices();
  return useMutation({
    mutationFn: async (items: readonly ExportItem[]) => {
      // Asked anew: another browser may have made one, or deleted this.
      const all = await client.fetchQuery({ queryKey: ['collections'], queryFn: api.collections, staleTime: 0 });
      const into = all.find(({ id }) => id === chosen.read()) ?? all[0] ?? (await api.makeCollection({ name: t(FIRST_NAME) }));
      return await api.collect(into.id, items);
    },
    onSuccess: async (collection, items) => {
      client.setQueryData(['collection', collection.id], collection);
      notify({ kind: 'good', text: t('{n} moments added to “{name}”.', { n: items.length, name: collection.name }) });
      await client.invalidateQueries({ queryKey: ['collections'] });
    },
    onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }),
  });
}
