import type { TrashedVideo } from '@frameseek/core';
import { videoPath } from './api.ts';
import { request, requestJson, type Abortable } from './http.ts';

/** The videos in the trash, the last removed first. */
export const trash = async ({ signal }: Abortable): Promise<readonly TrashedVideo[]> => (await requestJson('/api/trash', ({ wire }) => wire.trashList, { signal })).videos;

/** Puts a video into the trash; its file stays where it is. */
export const discard = async (id: string): Promise<void> => {
  await request(`${videoPath(id)}/trash`, { method: 'POST' });
};

/** Takes a video out of the trash, as it was. */
export const restore = async (id: string): Promise<void> => {
  await request(`${videoPath(id)}/restore`, { method: 'POST' });
};

/** Removes a video for good. Its file stays, unless it was uploaded. */
export const removeForGood = async (id: string): Promise<void> => {
  await request(videoPath(id), { method: 'DELETE' });
};
