import type { Collection, CollectionChange, CollectionItemChange, CollectionSummary, NewCollection } from '@frameseek/core';
import type { ExportItem } from './api-export.ts';
import { request, requestJson, type Abortable } from './http.ts';

const path = (id: string): string => `/api/collections/${encodeURIComponent(id)}`;
const itemPath = (id: string, item: string): string => `${path(id)}/items/${encodeURIComponent(item)}`;

/** Every collection, by folder and name. */
export const collections = async ({ signal }: Abortable): Promise<readonly CollectionSummary[]> =>
  (await requestJson('/api/collections', (all) => all.collectionList, { signal })).collections;

/** A collection with its moments in their order. */
export const collection = async (id: string, { signal }: Abortable): Promise<Collection> => await requestJson(path(id), (all) => all.collection, { signal });

/** Makes an empty collection. */
export const makeCollection = async (body: NewCollection): Promise<Collection> => await requestJson('/api/collections', (all) => all.collection, { method: 'POST', body });

/** Gives a collection another name, folder or order, or takes all moments out. */
export const changeCollection = async (id: string, body: CollectionChange): Promise<Collection> => await requestJson(path(id), (all) => all.collection, { method: 'PATCH', body });

/** Deletes a collection; its videos stay as they are. */
export const removeCollection = async (id: string): Promise<void> => {
  await request(path(id), { method: 'DELETE' });
};

/** Letters that the title of a moment may have. */
const MAX_TITLE_LENGTH = 300;

/** Where a clip of each of its moments lies, with an EDL of the clips, in a ZIP file. */
export const clipsPath = (id: string): string => `${path(id)}/clips.zip`;

/** Puts moments behind those of a collection. */
export const collect = async (id: string, items: readonly ExportItem[]): Promise<Collection> =>
  await requestJson(`${path(id)}/items`, (all) => all.collection, {
    method: 'POST', body: { items: items.map(({ title = '', ...item }) => ({ ...item, title: title.slice(0, MAX_TITLE_LENGTH) })) },
  });

/** Gives a moment another title or note. */
export const changeItem = async (id: string, item: string, body: CollectionItemChange): Promise<Collection> => await requestJson(itemPath(id, item), (all) => all.collection, { method: 'PATCH', body });

/** Takes a moment out. */
export const dropItem = async (id: string, item: string): Promise<Collection> => await requestJson(itemPath(id, item), (all) => all.collection, { method: 'DELETE' });
