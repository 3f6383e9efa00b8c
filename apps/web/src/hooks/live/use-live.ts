'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import { alertRules, alerts, streams } from '../../lib/api/api-live.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Milliseconds from one look at what goes on to the next. */
const LOOK_EVERY_MS = 2_000;

/** Streams, saved searches and what rang, as they change. */
export const useLive = () => {
  const every = { refetchInterval: LOOK_EVERY_MS } as const;
  const all = useQuery({ queryKey: ['live', 'streams'], queryFn: streams, ...every });
  const rules = useQuery({ queryKey: ['live', 'rules'], queryFn: alertRules, ...every });
  const rang = useQuery({ queryKey: ['live', 'alerts'], queryFn: alerts, ...every });
  return { streams: all.data, rules: rules.data, alerts: rang.data, error: all.error ?? rules.error ?? rang.error, retry: all.refetch };
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
