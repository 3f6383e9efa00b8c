'use client';

import type { Collection, CollectionChange, CollectionItemChange } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api/api-collections.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** A collection with its moments; not asked for where none is named. */
export const useCollection = (id: string | undefined) =>
  useQuery({ queryKey: ['collection', id], queryFn: async ({ signal }) => await api.collection(id ?? '', { signal }), enabled: id !== undefined });

/** Changes a collection: a new order is shown at once, all else as the server says. Failures are told. */
export function useCollectionActions(id: string) {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const onSuccess = async (collection: Collection): Promise<void> => {
    client.setQueryData(['collection', id], collection);
    await client.invalidateQueries({ queryKey: ['collections'] });
  };
  const onError = async (error: unknown): Promise<void> => {
    notify({ kind: 'bad', text: errorMessage(error, words) });
    await client.invalidateQueries({ queryKey: ['collection', id] });
  };
  return {
    change: useMutation({
      mutationFn: async (change: CollectionChange) => await api.changeCollection(id, change),
      onMutate: ({ order }) => {
        if (order !== undefined) client.setQueryData<Collection>(['collection', id], (known) => known && { ...known, items: known.items.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) });
      },
      onSuccess, onError,
    }),
    changeItem: useMutation({ mutationFn: async ({ item, ...change }: CollectionItemChange & { readonly item: string }) => await api.changeItem(id, item, change), onSuccess, onError }),
    dropItem: useMutation({ mutationFn: async (item: string) => await api.dropItem(id, item), onSuccess, onError }),
    remove: useMutation({
      mutationFn: async () => await api.removeCollection(id),
      onSuccess: async () => await client.invalidateQueries({ queryKey: ['collections'] }),
      onError,
    }),
  };
}
