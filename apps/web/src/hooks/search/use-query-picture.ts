'use client';

import { useMutation } from '@tanstack/react-query';
import { errorWords } from '../../lib/api/api-error.ts';
import { putQueryPicture } from '../../lib/api/api-search.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useSearchPlace } from './use-search-place.ts';

/** Searches with a picture that is pasted, dropped or chosen, together with the words that stand in the address. */
export function useQueryPicture() {
  const { q, modalities, goTo } = useSearchPlace();
  const { notify } = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: putQueryPicture,
    onSuccess: (id) => goTo({ q, modalities, like: `picture:${id}` }),
    onError: (error) => notify({ kind: 'bad', text: errorWords(error) }),
  });
  return { searchPicture: mutate, isPending };
}
