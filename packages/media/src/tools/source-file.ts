import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Fault, unreadableFault } from '@frameseek/core';
import { systemPath } from './names/system-path.ts';

interface SourceFile {
  readonly sizeBytes: number;
}

/** Makes sure that there is a readable, non-empty file. Rejects with `file/missing`, `file/empty`, `file/forbidden` or `media/unreadable`, so that people read what is really wrong. */
export const sourceFile = async (path: string): Promise<SourceFile> => {
  try {
    const found = await stat(systemPath(path));
    if (!found.isFile()) throw new Fault('media/unreadable', { path, reason: 'it is not a file' });
    if (found.size === 0) throw new Fault('file/empty', { path });
    await access(systemPath(path), constants.R_OK);
    return { sizeBytes: found.size };
  } catch (error) {
    throw fileFault(error, path);
  }
};

/** Translates an error of the file system into `file/missing`, `file/forbidden`, `file/disk-full` or `file/unreadable`; anything else passes untouched. */
export const fileFault = (error: unknown, path: string): unknown => {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault('file/missing', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    // Another program has it for itself, as programs may on Windows.
    case 'EBUSY':
      return new Fault('file/forbidden', { path }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault('file/disk-full', { path }, { cause: error });
    default:
      return unreadableFault(error, path) ?? error;
  }
};
