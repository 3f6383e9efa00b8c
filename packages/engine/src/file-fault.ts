import { Fault } from '@frameseek/core';

/** Errors of the file system as faults; others pass as they are. */
export const fileFault = (error: unknown, path: string): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault('file/missing', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new Fault('file/forbidden', { path }, { cause: error });
    case 'ENOSPC':
      return new Fault('file/disk-full', { path }, { cause: error });
    default:
      return error;
  }
};
