'use client';

import type { CollectionSummary } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DragEvent } from 'react';
import * as api from '../../lib/api/api-collections.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useMay } from '../access/use-session.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** How collections are dragged from folder to folder. */
export interface FolderDrag {
  readonly isDragging: boolean;
  /** The folder under the pointer, empty for none at all; absent while nothing is dragged over one. */
  readonly over: string | undefined;
  /** For the element that stands for a collection. */
  readonly source: (collection: CollectionSummary) => object;
  /** For the element that stands for a folder; the empty path for what lies in none. */
  readonly target: (path: string) => object;
}

/** Drags collections into folders and out of them, for those who may change them. Failures are told. */
export function useFolderDrag(): FolderDrag {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const mayEdit = useMay('edit');
  const [dragged, setDragged] = useState<CollectionSummary>();
  const [over, setOver] = useState<string>();
  const { mutate } = useMutation({
    mutationFn: async ({ id, path }: { readonly id: string; readonly path: string }) => await api.changeCollection(id, { folder: path === '' ? null : path }),
    onSuccess: (collection) => client.setQueryData(['collection', collection.id], collection),
    onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }),
    onSettled: async () => await client.invalidateQueries({ queryKey: ['collections'] }),
  });
  const end = (): void => {
    setDragged(undefined);
    setOver(undefined);
  };
  const source = (collection: CollectionSummary): object => (!mayEdit ? {} : {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => { setDragged(collection); dataTransfer.effectAllowed = 'move'; },
    onDragEnd: end,
  });
  const target = (path: string): object => (dragged === undefined ? {} : {
    onDragOver: (event: DragEvent) => {
      // Folders lie in one another: the innermost takes what is dropped.
      event.preventDefault();
      event.stopPropagation();
      setOver(path);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (path !== (dragged.folder ?? '')) mutate({ id: dragged.id, path });
      end();
    },
  });
  return { isDragging: dragged !== undefined, over, source, target };
}
