import { access, constants, mkdir } from 'node:fs/promises';
import { Fault } from '@frameseek/core';

/** Makes sure that the folder is there and may be written to. One that is made now is nobody else's to read. Rejects with `file/disk-full` or `file/forbidden`. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC') throw new Fault('file/disk-full', { path }, { cause });
    throw new Fault('file/forbidden', { path, wanted: 'write' }, { cause });
  }
};
