import type { LibraryReport, ModelList, RoleSpacesView } from '@frameseek/core';
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

/** The models of every role, and how far their downloads are. */
export const models = async ({ signal }: Abortable): Promise<ModelList> => await requestJson('/api/models', ({ wire }) => wire.modelList, { signal });

/** Begins the download of a model or goes on with it, or stops it. */
export const changeModel = async ({ id, action }: { readonly id: string; readonly action: 'download' | 'stop' }): Promise<ModelList> =>
  await requestJson(`/api/models/${action}`, ({ wire }) => wire.modelList, { method: 'POST', body: { id } });
