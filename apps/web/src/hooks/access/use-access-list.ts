'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { revoke } from '../../lib/api/api-access.ts';
import type { Abortable } from '../../lib/api/http.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** What people, sessions, tokens and links have in common: a list, of which one can be ended. */
export const useAccessList = <Row>(kind: 'users' | 'sessions' | 'tokens' | 'shares', read: (options: Abortable) => Promise<readonly Row[]>) => {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const { data: rows, error } = useQuery({ queryKey: [kind], queryFn: read });
  const refresh = async (): Promise<void> => await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === kind || name === 'audit' || name === 'session' });
  const end = useMutation({
    mutationFn: (id: string) => revoke(kind, id),
    onSuccess: refresh,
    onError: (failed) => notify({ kind: 'bad', text: errorMessage(failed, words) }),
  });
  return { rows, error, refresh, end: end.mutate };
};
