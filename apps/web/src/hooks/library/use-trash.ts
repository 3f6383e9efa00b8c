'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import * as api from '../../lib/api/api-trash.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { OF_VIDEOS } from './use-library-actions.ts';
import { useWords } from '../ui/use-words.tsx';

/** The videos in the trash. */
export const useTrash = () => useQuery({ queryKey: ['trash'], queryFn: api.trash });

/** Each of them in turn. */
const each = (act: (id: string) => Promise<void>) => async (ids: readonly string[]): Promise<void> => { for (const id of ids) await act(id); };

/** What brings videos into the trash, out of it again, and away for good. Failures of `discard` are shown where it was asked for. */
export function useTrashActions() {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { notify } = useNotices();
  const onSettled = async (): Promise<void> => await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => OF_VIDEOS.has(kind) });
  const onError = (error: unknown): void => notify({ kind: 'bad', text: errorMessage(error, words) });
  /** Also after the dialog that removed them is gone. */
  const undo = (ids: readonly string[]): void => void each(api.restore)(ids).then(() => notify({ kind: 'good', text: t('{n} videos put back.', { n: ids.length }) })).catch(onError).finally(onSettled);
  return {
    discard: useMutation({
      mutationFn: each(api.discard),
      onSuccess: (_, ids) => notify({ kind: 'good', text: t('{n} videos moved to the trash.', { n: ids.length }), action: { label: t('Undo'), act: () => undo(ids) } }),
      onSettled,
    }),
    restore: useMutation({ mutationFn: each(api.restore), onSuccess: (_, ids) => notify({ kind: 'good', text: t('{n} videos put back.', { n: ids.length }) }), onSettled, onError }),
    removeForGood: useMutation({ mutationFn: each(api.removeForGood), onSettled, onError }),
  };
}
