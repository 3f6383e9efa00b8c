'use client';

import type { AddVideosResponse, VideoList, VideoSummary } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as api from '../../lib/api/api.ts';
import { cancelDownload } from '../../lib/api/api-sources.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { addedNotices } from '../../lib/library/added-notices.ts';
import { useNotices } from '../ui/use-notices.tsx';
import { useWords } from '../ui/use-words.tsx';

/** What has to be read again when videos come, go or change. */
export const OF_VIDEOS: ReadonlySet<unknown> = new Set(['videos', 'video', 'search', 'folders', 'trash']);

type ChangeOfVideo = { readonly id: string } & api.VideoChange;

const changed = (video: VideoSummary, { title, tags }: api.VideoChange): VideoSummary =>
  ({ ...video, ...(title === undefined ? {} : { title }), ...(tags === undefined ? {} : { tags: [...tags] }) });

interface ActionOptions {
  /** Failures are shown where the action stands, as in a dialog, which would hide a notice. */
  readonly showsErrors?: boolean;
}

/** Everything a reader can do to the library. Each tells how it ended, and reads the library again. */
export function useLibraryActions({ showsErrors = false }: ActionOptions = {}) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { notify } = useNotices();
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => OF_VIDEOS.has(kind) });
  };
  const onError = (error: Error): void => {
    if (!showsErrors) notify({ kind: 'bad', text: errorMessage(error, words) });
  };
  const onAdded = async (added: AddVideosResponse): Promise<void> => {
    addedNotices(added, words).forEach(notify);
    await refresh();
  };
  return {
    addPaths: useMutation({ mutationFn: api.addPaths, onSuccess: onAdded, onError }),
    addSamples: useMutation({ mutationFn: api.addSamples, onSuccess: onAdded, onError }),
    change: useMutation({
      mutationFn: async ({ id, ...change }: ChangeOfVideo) => await api.changeVideo(id, change),
      // Shown at once; what the server made of it follows.
      onMutate: ({ id, ...change }) => client.setQueryData<VideoList>(['videos'], (list) => list && { videos: list.videos.map((video) => (video.id === id ? changed(video, change) : video)) }),
      onSettled: refresh, onError,
    }),
    addTag: useMutation({
      mutationFn: async ({ videos, tag }: { readonly videos: readonly VideoSummary[]; readonly tag: string }) => {
        for (const { id, tags } of videos) if (!tags.includes(tag)) await api.changeVideo(id, { tags: [...tags, tag] });
      },
      onSuccess: (_, { videos, tag }) => notify({ kind: 'good', text: t('{n} videos tagged “{tag}”.', { n: videos.length, tag }) }),
      onSettled: refresh, onError,
    }),
    changeJob: useMutation({
      mutationFn: async ({ id, change }: { readonly id: string; readonly change: 'cancel' | 'retry' }) => await api.changeJob(id, change),
      onSuccess: refresh, onError,
    }),
    cancelDownload: useMutation({ mutationFn: cancelDownload, onError }),
  };
}
