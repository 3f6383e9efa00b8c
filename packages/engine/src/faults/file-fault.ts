import { Fault, unreadableFault } from '@frameseek/core';

/** Errors of the file system as `file/…` faults; others pass as they are. `wanted`: what was tried, if not to read. */
export const fileFault = (error: unknown, path: string, wanted?: 'write'): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault('file/missing', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    // Another program has it for itself, as programs may on Windows.
    case 'EBUSY':
      return new Fault('file/forbidden', { path, ...(wanted !== undefined && { wanted }) }, { cause: error });
    case 'EROFS':
      return new Fault('file/forbidden', { path, wanted: 'write' }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault('file/disk-full', { path }, { cause: error });
    default:
      return unreadableFault(error, path) ?? error;
  }
};
