import type { AddVideosResponse, FolderList, Health, ObjectTrack, SoundList, VideoDetail, VideoList } from '@frameseek/core';
import { request, requestJson, type Abortable } from './http.ts';

/** The path under which everything about a video is found. */
export const videoPath = (id: string): string => `/api/videos/${encodeURIComponent(id)}`;

/** Which parts of the server are on, and whether it is ready. */
export const health = async ({ signal }: Abortable): Promise<Health> => await requestJson('/api/health', ({ wire }) => wire.health, { signal });

/** Every video of the library, in short. */
export const videos = async ({ signal }: Abortable): Promise<VideoList> => await requestJson('/api/videos', ({ wire }) => wire.videoList, { signal });

/** One video with its shots, stages and sprite sheet. */
export const video = async (id: string, { signal }: Abortable): Promise<VideoDetail> =>
  await requestJson(videoPath(id), ({ wire }) => wire.videoDetail, { signal });

/** The folders inside a folder on the server; the media folders where none is named. */
export const folders = async (path: string | undefined, { signal }: Abortable): Promise<FolderList> =>
  await requestJson(path === undefined ? '/api/folders' : `/api/folders?${new URLSearchParams({ path })}`, ({ wire }) => wire.folderList, { signal });

/** The slides of a film of slides; none of other films. */
export const slides = async (id: string, { signal }: Abortable) => (await requestJson(`${videoPath(id)}/slides`, ({ wire }) => wire.slideList, { signal })).slides;

/** What is heard in a video beside words. */
export const sounds = async (id: string, { signal }: Abortable): Promise<SoundList> => await requestJson(`${videoPath(id)}/sounds`, ({ wire }) => wire.soundList, { signal });

/** The objects of a video, each with its way through the picture; none where nothing looked for them. */
export const objects = async (id: string, { signal }: Abortable): Promise<readonly ObjectTrack[]> => (await requestJson(`${videoPath(id)}/objects`, ({ wire }) => wire.objectTrackList, { signal })).tracks;

/** The slides as a file of Markdown with their pictures. */
export const slidesFilePath = (id: string): string => `${videoPath(id)}/slides.md`;

/** Has files and folders on the server indexed; says what was queued, and what was not and why. */
export const addPaths = async (paths: readonly string[]): Promise<AddVideosResponse> =>
  await requestJson('/api/videos', ({ wire }) => wire.addVideosResponse, { method: 'POST', body: { paths } });

/** Has the sample films made on the server and indexed. */
export const addSamples = async (): Promise<AddVideosResponse> =>
  await requestJson('/api/samples', ({ wire }) => wire.addVideosResponse, { method: 'POST' });

/** What people can change about a video; `tags` replaces all of them, `soundTrack` counts from 1, and null leaves it to the server. */
export interface VideoChange {
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly soundTrack?: number | null;
}

/** Changes the title, the tags or the sound track of a video; the file itself stays as it is. */
export const changeVideo = async (id: string, change: VideoChange): Promise<void> => {
  await request(videoPath(id), { method: 'PATCH', body: change });
};

/** Cancels a job that waits or runs, or tries one again that has ended badly. */
export const changeJob = async (id: string, change: 'cancel' | 'retry'): Promise<void> => {
  await request(`/api/jobs/${encodeURIComponent(id)}/${change}`, { method: 'POST' });
};

/** The file of a video as it is, with byte ranges. */
export const streamPath = (id: string): string => `${videoPath(id)}/stream`;
/** The sprite sheet of a video, a JPEG. */
export const spritePath = (id: string): string => `${videoPath(id)}/sprite`;
/** The transcript of a video as WebVTT. */
export const transcriptPath = (id: string): string => `${videoPath(id)}/transcript.vtt`;
/** The keyframe that stands for a time, in seconds, as a JPEG: with `within`, one that is at most so many seconds off; with a width in pixels, the very picture. */
export const thumbnailPath = (id: string, at: number, { width, within }: { readonly width?: number | undefined; readonly within?: number | undefined } = {}): string =>
  `${videoPath(id)}/thumbnail?at=${at.toFixed(3)}${width === undefined ? '' : `&width=${width}`}${within === undefined ? '' : `&within=${within.toFixed(3)}`}`;
