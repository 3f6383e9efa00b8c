import type { SettingList, StorageUse } from '@frameseek/core';
import { request, requestJson, type Abortable } from './http.ts';

/** Every setting with its environment variable, and how it may be changed. */
export const settings = async ({ signal }: Abortable): Promise<SettingList> => await requestJson('/api/settings', ({ wire }) => wire.settingList, { signal });

/** A new value for one setting; null: what counts where nothing is set. */
interface NewValue {
  readonly name: string;
  readonly value: string | null;
}

/** Changes a setting; gives all as they are then. */
export const changeSetting = async ({ name, value }: NewValue): Promise<SettingList> =>
  await requestJson('/api/settings', ({ wire }) => wire.settingList, { method: 'PATCH', body: { values: { [name]: value } } });

/** How much is kept where. */
export const storage = async ({ signal }: Abortable): Promise<readonly StorageUse[]> => (await requestJson('/api/storage', ({ wire }) => wire.storageList, { signal })).storage;

/** How often it is looked whether the server is there again, and for how long, in milliseconds. */
const LOOK_MS = 500;
const PATIENCE_MS = 60_000;

/** Has the server start again by a request to `path`; resolves once it goes by all settings, and rejects with why it does not answer after a minute. */
export const restart = async (path = '/api/restart'): Promise<void> => {
  await request(path, { method: 'POST' });
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MS); });
    try {
      if ((await settings({})).restart.waiting.length === 0) return;
    } catch (error) {
      // It ends, or begins.
      if (performance.now() > until) throw error;
    }
    if (performance.now() > until) return;
  }
};
