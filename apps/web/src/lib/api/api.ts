import type { AddVideosResponse, FolderList, Health, VideoDetail, VideoList } from '@frameseek/core';
import { ask, read } from './http.ts';
import type { Abortable } from './http.ts';
import { parseVtt } from '../player/vtt.ts';
import type { TranscriptCue } from '../player/vtt.ts';
import { wire } from './wire.ts';

export { ask, read, toApiError } from './http.ts';

export const videoPath = (id: string): string => `/api/videos/${encodeURIComponent(id)}`;

export const health = async ({ signal }: Abortable): Promise<Health> => await read('/api/health', wire.health, { signal });

export const videos = async ({ signal }: Abortable): Promise<VideoList> => await read('/api/videos', wire.videoList, { signal });

export const video = async (id: string, { signal }: Abortable): Promise<VideoDetail> =>
  await read(videoPath(id), wire.videoDetail, { signal });

export const folders = async (path: string | undefined, { signal }: Abortable): Promise<FolderList> =>
  await read(path === undefined ? '/api/folders' : `/api/folders?${new URLSearchParams({ path })}`, wire.folderList, { signal });

export async function transcript(id: string, { signal }: Abortable): Promise<readonly TranscriptCue[]> {
  const answer = await ask(transcriptPath(id), { signal });
  return parseVtt(await answer.text());
}

export const addPaths = async (paths: readonly string[]): Promise<AddVideosResponse> =>
  await read('/api/videos', wire.addVideosResponse, { method: 'POST', body: { paths } });

export const addSamples = async (): Promise<AddVideosResponse> =>
  await read('/api/samples', wire.addVideosResponse, { method: 'POST' });

/** What people can change about a video; `tags` replaces all of them. */
export interface VideoChange {
  readonly title?: string;
  readonly tags?: readonly string[];
}

export const changeVideo = async (id: string, change: VideoChange): Promise<void> => {
  await ask(videoPath(id), { method: 'PATCH', body: change });
};

export const remove = async (id: string): Promise<void> => {
  await ask(videoPath(id), { method: 'DELETE' });
};

export const changeJob = async (id: string, change: 'cancel' | 'retry'): Promise<void> => {
  await ask(`/api/jobs/${encodeURIComponent(id)}/${change}`, { method: 'POST' });
};

export const signIn = async (token: string): Promise<void> => {
  await ask('/session', { method: 'POST', body: { token } });
};

export const streamPath = (id: string): string => `${videoPath(id)}/stream`;
export const spritePath = (id: string): string => `${videoPath(id)}/sprite`;
export const transcriptPath = (id: string): string => `${videoPath(id)}/transcript.vtt`;
/** The picture that stands for a time. */
export const thumbnailPath = (id: string, at: number): string => `${videoPath(id)}/thumbnail?at=${at.toFixed(3)}`;

/** What a request may carry. */
