'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import * as api from '../../lib/api/api-settings.ts';
import { useMay } from '../access/use-session.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

const KEY = ['settings'];

/** Every setting, for those who may change them. */
export const useSettings = () => useQuery({ queryKey: KEY, queryFn: api.settings, enabled: useMay('admin') });

/** How much is kept where, for those who may know. */
export const useStorage = () => useQuery({ queryKey: ['storage'], queryFn: api.storage, enabled: useMay('admin') });

/** Changes one setting; its failure is shown beside it. */
export function useChangeSetting() {
  const client = useQueryClient();
  return useMutation({ mutationFn: api.changeSetting, onSuccess: (list) => client.setQueryData(KEY, list) });
}

/** Has the server start again, until it has. */
export function useRestart() {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { notify } = useNotices();
  return useMutation({
    mutationFn: () => api.restart(),
    onSuccess: () => notify({ kind: 'good', text: t('Frameseek has started again.') }),
    onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }),
    onSettled: async () => await client.invalidateQueries(),
  });
}
