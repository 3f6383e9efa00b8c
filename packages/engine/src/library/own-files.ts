import { rm } from 'node:fs/promises';
import type { VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileFault } from '../faults/file-fault.ts';
import { isWithin } from './is-within.ts';

/** The files of a video that belong to the library: its own where that was uploaded, and every other upload of the same content. */
export const ownFiles = ({ catalog, settings: { uploadsFolder, recordingsFolder } }: EngineParts, id: VideoId): readonly string[] => {
  const paths = [catalog.video(id)?.path ?? '', ...catalog.filesOf(id)];
  return [...new Set(paths)].filter((path) => isOwnPath(uploadsFolder, path) || isOwnPath(recordingsFolder, path));
};

/** Whether a file at this path belongs to the library. */
export const isOwnPath = (uploadsFolder: string | undefined, path: string): boolean =>
  uploadsFolder !== undefined && path !== '' && path !== uploadsFolder && isWithin(uploadsFolder, path);

/** Removes a file, if it is there. Rejects with `file/forbidden`. */
export const removeFile = async (path: string): Promise<void> => {
  await rm(path, { force: true, maxRetries: 5 }).catch((error: unknown) => {
    throw fileFault(error, path, 'write');
  });
};
