import { Fault } from '@frameseek/core';

/** An error of a full disk (or quota) as `file/disk-full`; others pass as they are. `path` is what was written to. */
export const diskFault = (error: unknown, path: string): unknown => {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull ? new Fault('file/disk-full', { path }, { cause: error }) : error;
};
