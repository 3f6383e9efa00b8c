'use client';

import { useMutation } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import { putQueryPicture } from '../../lib/api/api-search.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useSearchQuery } from './use-search-query.ts';
import { useWords } from '../ui/use-words.tsx';

/** Searches with a picture that is pasted, dropped or chosen, together with the words that stand in the address. */
export function useQueryPicture() {
  const words = useWords();
  const { q, modalities, goTo } = useSearchQuery();
  const { notify } = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: putQueryPicture,
    onSuccess: (id) => goTo({ q, modalities, like: `picture:${id}` }),
    onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }),
  });
  return { searchPicture: mutate, isPending };
}
