import type { BackupList } from '@frameseek/core';
import { restart } from './api-settings.ts';
import { request, requestJson, type Abortable } from './http.ts';

/** The backups of the library, and what is being done with them. */
export const backups = async ({ signal }: Abortable): Promise<BackupList> => await requestJson('/api/backups', ({ wire }) => wire.backupList, { signal });

/** Begins to write the library into a new file. */
export const makeBackup = async (what: { readonly withMedia: boolean }): Promise<BackupList> =>
  await requestJson('/api/backups', ({ wire }) => wire.backupList, { method: 'POST', body: what });

const pathOf = (name: string): string => `/api/backups/${encodeURIComponent(name)}`;

/** Deletes a backup. */
export const removeBackup = async (name: string): Promise<void> => {
  await request(pathOf(name), { method: 'DELETE' });
};

/** Puts a backup in the place of the library; resolves once the server has started again. */
export const restoreBackup = async (name: string): Promise<void> => await restart(`${pathOf(name)}/restore`);
