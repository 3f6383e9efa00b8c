'use client';

import type { FoundMoment, Label, LabelRequest } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { errorMessage } from '../../lib/api/api-error.ts';
import * as api from '../../lib/api/api-search.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

const NONE: readonly Label[] = [];
const KEY = ['labels'];

/** Everything that was said of results, newest first, and how to say more. */
export function useAllLabels() {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const { data: labels = NONE, error, isPending, refetch } = useQuery({ queryKey: KEY, queryFn: api.labels, staleTime: Infinity });
  const onSettled = async (): Promise<void> => await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'labels' || kind === 'eval' });
  const onError = (problem: unknown): void => notify({ kind: 'bad', text: errorMessage(problem, words) });
  const put = useMutation({ mutationFn: api.putLabel, onSettled, onError });
  const remove = useMutation({ mutationFn: api.removeLabel, onSettled, onError });
  return { labels, error, isPending, refetch, put: put.mutate, remove: remove.mutate };
}

/** What was said of the moments of a query. */
export function useLabels(query: string) {
  const { labels, put, remove } = useAllLabels();
  const labelOf = (moment: FoundMoment): Label | undefined => labels.find((label) => label.q === query && isSame(label, moment));
  const client = useQueryClient();
  /** Says it, or takes it back when it was said before. The same function whatever was said: cards that it has nothing to do with are not drawn anew. */
  const say = useCallback((moment: FoundMoment, verdict: LabelRequest['verdict']): void => {
    const before = client.getQueryData<readonly Label[]>(KEY)?.find((label) => label.q === query && isSame(label, moment));
    if (before?.verdict === verdict) remove(before.id);
    else put({ q: query, video: moment.video.id, start: moment.start, end: moment.end, verdict });
  }, [client, query, put, remove]);
  return { labelOf, say };
}

/** Seconds by which the ends of a moment may have moved since it was judged. */
const SLACK = 0.5;

const isSame = ({ video, start, end }: Label, moment: FoundMoment): boolean =>
  video === moment.video.id && Math.abs(start - moment.start) <= SLACK && Math.abs(end - moment.end) <= SLACK;
