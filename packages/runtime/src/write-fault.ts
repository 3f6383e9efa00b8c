import { dirname } from 'node:path';
import { Fault } from '@frameseek/core';

/** What a file that could not be written to failed of; the error itself where it is of another kind. */
export const writeFault = (error: unknown, path: string): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('file/disk-full', { path }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Fault('file/forbidden', { path, wanted: 'write' }, { cause: error });
  if (code === 'ENOENT') return new Fault('file/missing', { path: dirname(path) }, { cause: error });
  return error;
};
