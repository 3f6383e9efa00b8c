'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import { alertRules, alerts, streams } from '../../lib/api/api-live.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Milliseconds from one look at what goes on to the next. */
const LOOK_EVERY_MS = 2_000;

const every = { refetchInterval: LOOK_EVERY_MS } as const;

/** Streams and saved searches, as they change. */
export const useLive = () => {
  const all = useQuery({ queryKey: ['live', 'streams'], queryFn: streams, ...every });
  const rules = useQuery({ queryKey: ['live', 'rules'], queryFn: alertRules, ...every });
  return { streams: all.data, rules: rules.data?.rules, ways: rules.data?.ways ?? [], error: all.error ?? rules.error, retry: all.refetch };
};

/** The newest of what rang, or of what nobody has seen of it, as it changes; what was shown stays until the next is there. */
export const useAlerts = (shown: { readonly limit: number; readonly unseen: boolean }) => {
  const { data, error, refetch } = useQuery({ queryKey: ['live', 'alerts', shown], queryFn: ({ signal }) => alerts({ ...shown, signal }), placeholderData: keepPreviousData, ...every });
  return { rang: data, error, retry: refetch };
};

/** Changes something of them, and looks anew; what fails is told. */
export const useLiveChange = <Input>(change: (input: Input) => Promise<unknown>): ((input: Input) => void) => {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const { mutate } = useMutation({
    mutationFn: change,
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['live'] }),
    onError: (failed: Error) => notify({ kind: 'bad', text: errorMessage(failed, words) }),
  });
  return mutate;
};
