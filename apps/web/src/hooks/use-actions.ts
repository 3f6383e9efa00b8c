'use client';

import type { AddVideosResponse } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as api from '../lib/api.ts';
import { errorWords } from '../lib/api-error.ts';
import { count } from '../lib/format.ts';
import { useNotices } from './use-notices.tsx';

/** Everything a reader can do to the library. Each tells how it ended, and reads the library again. */
export function useActions() {
  const client = useQueryClient();
  const { notify } = useNotices();
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries();
  };
  const onError = (error: unknown): void => notify({ kind: 'bad', text: errorWords(error) });
  const onAdded = async (added: AddVideosResponse): Promise<void> => {
    tellAdded(added, notify);
    await refresh();
  };
  return {
    addPaths: useMutation({ mutationFn: api.addPaths, onSuccess: onAdded, onError }),
    addSamples: useMutation({ mutationFn: api.addSamples, onSuccess: onAdded, onError }),
    rename: useMutation({
      mutationFn: async ({ id, title }: { readonly id: string; readonly title: string }) => await api.rename(id, title),
      onSuccess: refresh, onError,
    }),
    remove: useMutation({ mutationFn: api.remove, onSuccess: refresh, onError }),
    changeJob: useMutation({
      mutationFn: async ({ id, change }: { readonly id: string; readonly change: 'cancel' | 'retry' }) => await api.changeJob(id, change),
      onSuccess: refresh, onError,
    }),
  };
}

type Notify = ReturnType<typeof useNotices>['notify'];

/** Says what was added, and why anything was not. */
export const tellAdded = ({ jobs, skipped }: AddVideosResponse, notify: Notify): void => {
  if (jobs.length > 0) notify({ kind: 'good', text: `${count(jobs.length, 'file')} added. You can search while indexing goes on.` });
  for (const { message } of skipped.slice(0, 3)) notify({ kind: 'bad', text: message });
  if (skipped.length > 3) notify({ kind: 'bad', text: `${count(skipped.length - 3, 'more file')} could not be added.` });
  if (jobs.length + skipped.length === 0) notify({ kind: 'bad', text: 'There are no video or sound files in there.' });
};
