'use client';

import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import '../lib/zod-settings.ts';
import { errorWords } from '../lib/api-error.ts';
import { putQueryPicture } from '../lib/api-search.ts';
import { localStore } from '../lib/local-store.ts';
import { smallPicture } from '../lib/small-picture.ts';
import { useLocalStore } from './use-local-store.ts';
import { useNotices } from './use-notices.tsx';
import { useSearchPlace } from './use-search-place.ts';

/** Pictures that this browser remembers the looks of, as they are some kilobytes each. */
const LIMIT = 30;
const pictures = localStore('frameseek-pictures', z.record(z.string(), z.string()), {});

/** Searches with a picture that is pasted, dropped or chosen, together with the words that stand in the address. */
export function useQueryPicture() {
  const { q, modalities, goTo } = useSearchPlace();
  const { notify } = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: async (picture: Blob) => {
      const [id, looks] = await Promise.all([putQueryPicture(picture), smallPicture(picture)]);
      return { like: `picture:${id}`, looks };
    },
    onSuccess: ({ like, looks }) => {
      if (looks !== undefined) pictures.write(Object.fromEntries([...Object.entries(pictures.read()).filter(([key]) => key !== like), [like, looks]].slice(-LIMIT)));
      goTo({ q, modalities, like });
    },
    onError: (error) => notify({ kind: 'bad', text: errorWords(error) }),
  });
  return { searchPicture: mutate, isPending };
}

/** The looks of a picture that was searched with in this browser, as an address for an image. */
export const useKnownPicture = (like: string | undefined): string | undefined => useLocalStore(pictures)[like ?? ''];
