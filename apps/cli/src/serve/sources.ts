import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault, pathOfBytes } from '@frameseek/core';
import { isWithin, systemPath } from '@frameseek/runtime';
import { typedPaths } from '../library/typed-paths.ts';
import type { ApiClient } from './api-client.ts';

/** What was named on the command line, by true and absolute paths. */
export interface Sources {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Sorts what was named into folders and files. Rejects with `file/missing` for a path at which nothing is. */
export const readSources = async (paths: readonly string[]): Promise<Sources> => {
  const found = await Promise.all((await typedPaths(paths)).map(async (path) => {
    try {
      const real = pathOfBytes(await realpath(systemPath(path), { encoding: 'buffer' }));
      return { real, isFolder: (await stat(systemPath(real))).isDirectory() };
    } catch (cause) {
      throw new Fault('file/missing', { path: resolve(path) }, { cause });
    }
  }));
  return {
    folders: found.flatMap(({ real, isFolder }) => (isFolder ? [real] : [])),
    files: found.flatMap(({ real, isFolder }) => (isFolder ? [] : [real])),
  };
};

/** Has folders followed from now on, also after a restart, and files indexed. Rejects as `ApiClient` does. */
export const addSources = async (api: Pick<ApiClient, 'followedFolders' | 'follow' | 'add'>, { folders, files }: Sources): Promise<void> => {
  for (const folder of folders) {
    const followed = await api.followedFolders();
    if (!followed.some((known) => isWithin(known, folder))) await api.follow(folder);
  }
  if (files.length > 0) await api.add(files);
};
