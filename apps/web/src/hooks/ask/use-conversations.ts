'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api/answers/api-ask.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Every conversation, newest first. */
export const useConversations = () => useQuery({ queryKey: ['conversations'], queryFn: api.conversations });

/** One conversation with its turns, read once when it is opened: afterwards the chat itself knows more. */
export const useConversation = (id: string | undefined) =>
  useQuery({
    queryKey: ['conversation', id],
    queryFn: async ({ signal }) => await api.openConversation(id ?? '', { signal }),
    enabled: id !== undefined,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** Renames and deletes conversations. Each tells when it fails, and reads the list again. */
export function useConversationActions() {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const onError = (error: unknown): void => notify({ kind: 'bad', text: errorMessage(error, words) });
  const onSuccess = async (): Promise<void> => await client.invalidateQueries({ queryKey: ['conversations'] });
  return {
    rename: useMutation({
      mutationFn: async ({ id, title }: { readonly id: string; readonly title: string }) => await api.renameConversation(id, title),
      onSuccess, onError,
    }),
    remove: useMutation({ mutationFn: api.deleteConversation, onSuccess, onError }),
  };
}
