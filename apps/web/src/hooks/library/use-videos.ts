'use client';

import type { Stage, VideoDetail } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api/api.ts';
import { holdsMade } from '../../lib/library/holds-made.ts';
import { transcript } from '../../lib/api/api-transcripts.ts';
import { useSharedQuery } from '../ui/use-shared-query.ts';

/** Every video of the library, in short. */
export const useVideos = () => useSharedQuery({ queryKey: ['videos'], queryFn: api.videos });

/** One video with its shots and sprite sheet; not asked for until `enabled`. */
export const useVideo = (id: string, { enabled = true }: { readonly enabled?: boolean } = {}) =>
  useQuery({ queryKey: ['video', id], queryFn: ({ signal }) => api.video(id, { signal }), enabled });

/** The transcript of a video, line by line; not asked for where the video has none. Read again when the video has another one. */
export const useTranscript = (id: string, transcripts: VideoDetail['transcripts'] = []) =>
  useQuery({ queryKey: ['transcript', id, transcripts], queryFn: ({ signal }) => transcript(id, { signal }), enabled: transcripts.some(({ cues }) => cues > 0) });

/** Whether a stage has made something of any video of the library: only then sounds or objects are promised. */
export const useHolds = (stage: Stage): boolean => holdsMade(useVideos().data?.videos ?? [], stage);

/** What is heard in a video beside words; not asked for where nothing is. */
export const useSounds = ({ id, stages }: Pick<VideoDetail, 'id' | 'stages'>) => {
  const heard = stages.find(({ stage }) => stage === 'sound');
  return useQuery({ queryKey: ['sounds', id, heard?.by, heard?.count], queryFn: ({ signal }) => api.sounds(id, { signal }), enabled: heard?.state === 'done' && heard.count > 0 });
};

/** The slides of a video, if it is a film of slides. */
export const useSlides = (id: string) => useQuery({ queryKey: ['slides', id], queryFn: ({ signal }) => api.slides(id, { signal }) });
