import type { LocatedFiles } from '@frameseek/core';
import type { z } from 'zod';
import { request, requestJson, type Abortable } from './http.ts';
import type { wire } from './wire.ts';

/** Has the server fetch a media file from an address; how far it is stands in the feed of jobs. */
export const addFromAddress = async (url: string): Promise<void> => {
  await request('/api/videos/url', { method: 'POST', body: { url } });
};

/** Stops the fetching of a file; what has arrived of it is deleted. */
export const cancelDownload = async (id: string): Promise<void> => {
  await request(`/api/downloads/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
};

/** Lets the queue rest or go on, works on it now though it is not its time, or cancels everything in it. */
export const changeQueue = async (change: 'pause' | 'resume' | 'now' | 'cancel'): Promise<void> => {
  await request(`/api/jobs/${change}`, { method: 'POST' });
};

/** Looks in a folder on the server for the files of videos that are gone; the videos follow what is found. */
export const locateFiles = async (path: string): Promise<LocatedFiles> =>
  await requestJson('/api/videos/locate', ({ wire }) => wire.locatedFiles, { method: 'POST', body: { path } });

/** A folder that the library follows, and what is wrong with it, if anything. */
type WatchedFolder = z.infer<typeof wire.watchedFolderList>['folders'][number];

/** Folders that the library follows by itself. */
export const watched = async ({ signal }: Abortable): Promise<readonly WatchedFolder[]> =>
  (await requestJson('/api/watched-folders', ({ wire }) => wire.watchedFolderList, { signal })).folders;

/** Follows a folder on the server from now on, and adds what lies in it. */
export const watch = async (path: string): Promise<void> => {
  await request('/api/watched-folders', { method: 'POST', body: { path } });
};

/** Follows a folder no longer; what was added stays. */
export const unwatch = async (path: string): Promise<void> => {
  await request(`/api/watched-folders?${new URLSearchParams({ path })}`, { method: 'DELETE' });
};
