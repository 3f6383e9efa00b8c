'use client';

import type { VideoDetail } from '@frameseek/core';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api/api.ts';
import { transcript } from '../../lib/api/api-transcripts.ts';

/** Every video of the library, in short. */
export const useVideos = () => useQuery({ queryKey: ['videos'], queryFn: api.videos });

/** One video with its shots and sprite sheet; not asked for until `enabled`. */
export const useVideo = (id: string, { enabled = true }: { readonly enabled?: boolean } = {}) =>
  useQuery({ queryKey: ['video', id], queryFn: ({ signal }) => api.video(id, { signal }), enabled });

/** The transcript of a video, line by line; not asked for where the video has none. Read again when the video has another one. */
export const useTranscript = (id: string, transcripts: VideoDetail['transcripts'] = []) =>
  useQuery({ queryKey: ['transcript', id, transcripts], queryFn: ({ signal }) => transcript(id, { signal }), enabled: transcripts.some(({ cues }) => cues > 0) });

/** The slides of a video, if it is a film of slides. */
export const useSlides = (id: string) => useQuery({ queryKey: ['slides', id], queryFn: ({ signal }) => api.slides(id, { signal }) });
