import type { LibraryReport, RoleSpacesView } from '@frameseek/core';
import { requestJson, type Abortable } from './http.ts';

/** What is to be done about moving to another model. */
export interface SwapAction {
  readonly role: RoleSpacesView['role'];
  readonly action: 'pause' | 'resume' | 'rollback';
}

/** Lets a move to another model rest or go on, or goes back from it. */
export const changeSwap = async ({ role, action }: SwapAction): Promise<readonly RoleSpacesView[]> =>
  (await requestJson(`/api/spaces/${role}/swap`, ({ wire }) => wire.spaceList, { method: 'POST', body: { action } })).roles;

/** Removes the vectors of a model that does not answer. */
export const dropSpace = async (id: string): Promise<readonly RoleSpacesView[]> =>
  (await requestJson(`/api/spaces/${encodeURIComponent(id)}`, ({ wire }) => wire.spaceList, { method: 'DELETE' })).roles;

/** Holds the catalog against the store and the disk. */
export const inspectLibrary = async ({ signal }: Abortable): Promise<LibraryReport> => await requestJson('/api/library/inspection', ({ wire }) => wire.libraryReport, { signal });

/** The same, and what is found is set right. */
export const repairLibrary = async (): Promise<LibraryReport> => await requestJson('/api/library/repair', ({ wire }) => wire.libraryReport, { method: 'POST' });
