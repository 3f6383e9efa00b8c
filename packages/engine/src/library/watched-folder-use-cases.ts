import { access } from 'node:fs/promises';
import type { Abortable } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { isWithin } from './is-within.ts';
import { otherCopy } from './other-copy.ts';
import { systemPath } from './system-path.ts';
import { titleAt } from './title-at.ts';

/** Folders that are followed by whoever keeps a server running. */
export interface WatchedFolderUseCases {
  /** Their paths, in the order in which they were remembered. */
  watchedFolders(): readonly string[];
  /** Remembers a folder; it is followed by the program that runs `watchFolders`. */
  rememberFolder(path: string): void;
  /** Whether it was remembered. */
  forgetFolder(path: string): boolean;
  /** Looks whether the files of the videos at or below these paths, or of all, are there, and marks those that are not; a copy takes the place of one that is gone. */
  checkFiles(paths: readonly string[] | 'all', options: Abortable): Promise<void>;
}

/** The watched folders of the catalog. */
export const watchedFolderUseCases = (parts: EngineParts): WatchedFolderUseCases => ({
  watchedFolders: () => parts.catalog.watchedFolders(),
  rememberFolder: (path) => parts.catalog.addWatchedFolder(path),
  forgetFolder: (path) => parts.catalog.removeWatchedFolder(path),
  checkFiles: (paths, options) => checkFiles(parts, paths, options),
});

const checkFiles = async (parts: EngineParts, paths: readonly string[] | 'all', { signal }: Abortable): Promise<void> => {
  const { catalog } = parts;
  for (const video of catalog.videos()) {
    const { id, path, missing = false } = video;
    if (paths !== 'all' && !paths.some((folder) => isWithin(folder, path))) continue;
    signal.throwIfAborted();
    const isGone = !(await isThere(path));
    const copy = isGone ? await otherCopy(parts, video, { signal }) : undefined;
    if (copy !== undefined) catalog.putVideo({ ...video, path: copy, title: titleAt(video, copy) });
    else if (isGone !== missing) catalog.setMissing(id, isGone);
  }
};

/** A file that is there but may not be reached now is as good as gone. */
const isThere = (path: string): Promise<boolean> => access(systemPath(path)).then(() => true, () => false);
