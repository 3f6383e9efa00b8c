import { stat } from 'node:fs/promises';
import { Fault, isFault, type FileStamp } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';
import { systemPath } from './system-path.ts';

/** How a file is now. Rejects with `file/missing`, `file/forbidden` and `file/empty`. */
export const fileStamp = async (path: string): Promise<FileStamp> => {
  try {
    const { size, mtimeMs, ctimeMs } = await stat(systemPath(path));
    if (size === 0) throw new Fault('file/empty', { path });
    return { path, sizeBytes: size, modifiedMs: Math.round(mtimeMs), changedMs: Math.round(ctimeMs) };
  } catch (error) {
    throw fileFault(error, path);
  }
};

/** The same; undefined for a file that cannot be looked at, whatever the reason. Rejects with what is no matter of the file. */
export const stampIfThere = async (path: string): Promise<FileStamp | undefined> => {
  try {
    return await fileStamp(path);
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
};

/** Whether both were taken of a file that did not change in between. */
export const isSameStamp = (a: FileStamp, b: FileStamp): boolean =>
  a.path === b.path && a.sizeBytes === b.sizeBytes && a.modifiedMs === b.modifiedMs && a.changedMs === b.changedMs;
