import type { z } from 'zod';
import { ask, read } from './http.ts';
import type { Abortable } from './http.ts';
import { wire } from './wire.ts';

/** Has the server fetch a media file from an address; how far it is stands in the feed of jobs. */
export const addFromAddress = async (url: string): Promise<void> => {
  await ask('/api/videos/url', { method: 'POST', body: { url } });
};

export const cancelDownload = async (id: string): Promise<void> => {
  await ask(`/api/downloads/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
};

export type WatchedFolder = z.infer<typeof wire.watchedFolderList>['folders'][number];

/** Folders that the library follows by itself. */
export const watched = async ({ signal }: Abortable): Promise<readonly WatchedFolder[]> =>
  (await read('/api/watched-folders', wire.watchedFolderList, { signal })).folders;

export const watch = async (path: string): Promise<void> => {
  await ask('/api/watched-folders', { method: 'POST', body: { path } });
};

export const unwatch = async (path: string): Promise<void> => {
  await ask(`/api/watched-folders?${new URLSearchParams({ path })}`, { method: 'DELETE' });
};

