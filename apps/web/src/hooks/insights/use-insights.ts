'use client';

import type { Insight, InsightRequest, Task } from '@frameseek/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api/api-insights.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** Milliseconds between two looks at what is being made. */
const POLL_MS = 1_000;

const isActive = ({ state }: Task): boolean => state === 'queued' || state === 'running';

/** What was made of a video and what is being made, looked at often as long as something is. */
export const useInsights = (videoId: string) =>
  useQuery({
    queryKey: ['insights', videoId],
    queryFn: ({ signal }) => api.insights(videoId, { signal }),
    refetchInterval: ({ state }) => (state.data?.tasks.some(isActive) ? POLL_MS : false),
  });

/** One insight: what was made, and the newest attempt at making it. */
interface InsightState {
  readonly insight: Insight | undefined;
  /** Absent where the newest attempt has become the insight. */
  readonly task: Task | undefined;
}

/** The state of the insight with this key (`insightKey`). */
export const insightState = ({ insights, tasks }: api.InsightsOfVideo, key: string): InsightState => {
  const newest = tasks.filter((task) => task.key === key).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  return { insight: insights.find((one) => one.key === key), task: newest?.state === 'done' ? undefined : newest };
};

/** What making it would cost; asked only when it is about to be shown. */
export const useEstimate = (videoId: string, request: InsightRequest, { enabled }: { readonly enabled: boolean }) =>
  useQuery({
    queryKey: ['estimate', videoId, request],
    queryFn: ({ signal }) => api.estimate(videoId, request, { signal }),
    enabled,
    staleTime: 60_000,
  });

/** Makes and removes insights, cancels and repeats their tasks. Each tells when it fails, and reads the insights again. */
export function useInsightActions(videoId: string) {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const onError = (error: unknown): void => notify({ kind: 'bad', text: errorMessage(error, words) });
  const onSuccess = async (): Promise<void> => await client.invalidateQueries({ queryKey: ['insights', videoId] });
  return {
    make: useMutation({ mutationFn: async (request: InsightRequest) => await api.makeInsight(videoId, request), onSuccess, onError }),
    remove: useMutation({ mutationFn: async (key: string) => await api.removeInsight(videoId, key), onSuccess, onError }),
    change: useMutation({
      mutationFn: async ({ id, change }: { readonly id: string; readonly change: 'cancel' | 'retry' }) => await api.changeTask(id, change),
      onSuccess, onError,
    }),
  };
}

/** The score curve of a query over the whole video. */
export const useCurve = (videoId: string, q: string) =>
  useQuery({ queryKey: ['curve', videoId, q], queryFn: ({ signal }) => api.curve(videoId, q, { signal }), enabled: q !== '', staleTime: 60_000 });
