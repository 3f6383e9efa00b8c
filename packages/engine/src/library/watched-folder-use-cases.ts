import { access } from 'node:fs/promises';
import type { Abortable, VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { locateFiles, type LocateOptions, type Located } from '../inspection/locate-files.ts';
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
  /** Looks below a folder, or at a file, for what the videos were made of whose files are gone; they follow what is found. Rejects as reading a folder does. */
  locateFiles(path: string, options: LocateOptions): Promise<Located>;
}

/** The watched folders of the catalog. */
export const watchedFolderUseCases = (parts: EngineParts): WatchedFolderUseCases => ({
  watchedFolders: () => parts.catalog.watchedFolders(),
  rememberFolder: (path) => parts.catalog.addWatchedFolder(path),
  forgetFolder: (path) => parts.catalog.removeWatchedFolder(path),
  checkFiles: (paths, options) => checkFiles(parts, paths, options),
  locateFiles: async (path, options) => {
    await checkFiles(parts, 'all', options);
    return await locateFiles(parts, path, options);
  },
});

const checkFiles = async (parts: EngineParts, paths: readonly string[] | 'all', { signal }: Abortable): Promise<void> => {
  const { catalog } = parts;
  for (const video of catalog.videos()) {
    const { id, path, missing = false, copies = [] } = video;
    for (const copy of copies) {
      const isLookedAt = paths === 'all' || paths.some((folder) => isWithin(folder, copy));
      if (isLookedAt && !(await isThere(copy))) forgetCopy(parts, video, copy);
    }
    if (paths !== 'all' && !paths.some((folder) => isWithin(folder, path))) continue;
    signal.throwIfAborted();
    const isGone = !(await isThere(path));
    const copy = isGone ? await otherCopy(parts, video, { signal }) : undefined;
    if (copy !== undefined) catalog.putVideo({ ...video, path: copy, title: titleAt(video, copy) });
    else if (isGone !== missing) catalog.setMissing(id, isGone);
  }
};

/** The video itself is put again, as whoever shows it notices that. */
const forgetCopy = ({ catalog }: EngineParts, { id }: VideoRecord, path: string): void => {
  catalog.forgetFile(path);
  const video = catalog.video(id);
  if (video?.missing === undefined && video !== undefined) catalog.putVideo(video);
};

/** A file that is there but may not be reached now is as good as gone. */
const isThere = (path: string): Promise<boolean> => access(systemPath(path)).then(() => true, () => false);
