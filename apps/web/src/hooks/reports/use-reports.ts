'use client';

import type { ReportRequest } from '@frameseek/core';
import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../lib/api/api-error.ts';
import * as api from '../../lib/api/answers/api-reports.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** A report that is to be made, and the id under which it is kept. */
export interface ReportRun {
  readonly id: string;
  readonly request: ReportRequest;
}

/** Milliseconds between two looks at a report that is being made. */
const POLL_MS = 1_000;
const MAKING = ['make-report'];
/** How each that is being made is stopped; it goes on while another page of the app is looked at. */
const stops = new Map<string, AbortController>();

/** The ids of the reports that this page has being made. */
const useRunning = (): readonly string[] =>
  useMutationState({ filters: { mutationKey: MAKING, status: 'pending' }, select: ({ state }) => (state.variables as ReportRun).id });

/** Every report that was made, whole or in part. */
export const useReports = () => {
  const isRunning = useRunning().length > 0;
  return useQuery({ queryKey: ['reports'], queryFn: api.reports, refetchInterval: isRunning ? POLL_MS : false });
};

/** One report, looked at often while it is being made. */
export const useReport = (id: string) => {
  const isRunning = useRunning().includes(id);
  const { data: listed } = useReports();
  // One that has only begun is not there until its moments were searched for.
  const isThere = !isRunning || listed?.some((one) => one.id === id) === true;
  const found = useQuery({ queryKey: ['report', id], queryFn: ({ signal }) => api.report(id, { signal }), enabled: isThere, refetchInterval: isRunning ? POLL_MS : false });
  return { ...found, isRunning };
};

/** What a report would cost; undefined asks nothing. */
export const useReportCost = (request: ReportRequest | undefined) =>
  useQuery({
    queryKey: ['report-cost', request],
    queryFn: async ({ signal }) => (request === undefined ? null : await api.reportCost(request, { signal })),
    enabled: request !== undefined, staleTime: 60_000,
  });

/** Makes, stops and deletes reports. What fails is told; what was made until then stands. */
export function useReportActions() {
  const words = useWords();
  const client = useQueryClient();
  const { notify } = useNotices();
  const onError = (error: unknown): void => notify({ kind: 'bad', text: errorMessage(error, words) });
  return {
    make: useMutation({
      mutationKey: MAKING,
      mutationFn: async ({ id, request }: ReportRun) => {
        const stop = new AbortController();
        stops.set(id, stop);
        await api.makeReport(request, { signal: stop.signal }).finally(() => stops.delete(id));
      },
      onError: (error) => {
        if (error.name !== 'AbortError') onError(error);
      },
      onSettled: async (_done, _error, { id }) => {
        await Promise.all([client.invalidateQueries({ queryKey: ['reports'] }), client.invalidateQueries({ queryKey: ['report', id] })]);
      },
    }),
    stop: (id: string) => stops.get(id)?.abort(),
    remove: useMutation({ mutationFn: api.removeReport, onSuccess: async () => await client.invalidateQueries({ queryKey: ['reports'] }), onError }),
  };
}
