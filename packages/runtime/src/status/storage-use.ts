import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Abortable, StorageUse } from '@frameseek/core';
import type { Config } from '../config/config.ts';

/** How much the library and the models keep on the disk, folder by folder, the largest first. What goes meanwhile is not counted. */
export const storageUse = async (config: Pick<Config, 'libraryFolder' | 'modelCacheFolder'>, options: Abortable): Promise<StorageUse[]> => {
  const parts: StorageUse[] = [];
  // Uploads, samples and recordings lie in a folder of their own.
  for (const folder of [config.libraryFolder, join(config.libraryFolder, MEDIA)]) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (entry.name === MEDIA) continue;
      const path = join(folder, entry.name);
      const sizeBytes = entry.isDirectory() ? await folderBytes(path, options) : await fileBytes(path);
      parts.push({ holds: HOLDS.find(([start]) => entry.name.startsWith(start))?.[1] ?? 'other', path, sizeBytes });
    }
  }
  parts.push({ holds: 'models', path: config.modelCacheFolder, sizeBytes: await folderBytes(config.modelCacheFolder, options) });
  return joined(parts).filter(({ sizeBytes }) => sizeBytes > 0).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
};

const MEDIA = 'media';
/** What lies in the folder of a library, by how its names begin. */
const HOLDS: readonly (readonly [start: string, holds: StorageUse['holds']])[] = [
  ['catalog', 'catalog'], ['index', 'index'], ['pictures', 'pictures'], ['uploads', 'uploads'], ['samples', 'uploads'], ['recordings', 'recordings'], ['backups', 'backups'],
];

/** A catalog has several files beside one another. */
const joined = (parts: readonly StorageUse[]): StorageUse[] =>
  [...Map.groupBy(parts, ({ holds, path }) => (holds === 'catalog' || holds === 'other' ? holds : path)).values()]
    .flatMap((group) => (group[0] === undefined ? [] : [{ ...group[0], sizeBytes: group.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }]));

const folderBytes = async (folder: string, { signal }: Abortable): Promise<number> => {
  signal.throwIfAborted();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let sum = 0;
  for (const entry of entries) sum += entry.isDirectory() ? await folderBytes(join(folder, entry.name), { signal }) : await fileBytes(join(folder, entry.name));
  return sum;
};

const fileBytes = (path: string): Promise<number> => stat(path).then(({ size }) => size, () => 0);
