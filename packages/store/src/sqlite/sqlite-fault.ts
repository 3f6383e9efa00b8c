import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault, isFault } from '@frameseek/core';

/** Runs a call to SQLite about this file; its errors become `store/unavailable`, `store/failed`, `file/forbidden` and `file/disk-full`. */
export const guardSqlite = <T>(file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw toFault(file, error);
  }
};

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html: busy, locked, cannot open; read-only, cannot open; input/output; full. */
const UNAVAILABLE: ReadonlySet<number> = new Set([5, 6, 14]);
const MAYBE_FORBIDDEN: ReadonlySet<number> = new Set([8, 14]);
const IO_ERROR = 10;
const FULL = 13;
/** Bytes; opening a file takes SQLite about 32 KB beside it, and says no more than `disk I/O error` when they are not to be had. */
const NO_SPACE = 64_000;

const toFault = (file: string, error: unknown): unknown => {
  if (isFault(error) || !(error instanceof Error)) return error;
  const reason = error.message;
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')) {
    return new Fault('file/forbidden', { path: file, wanted: 'write' }, { cause: error });
  }
  // The low byte of an extended code is the primary one.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  if (MAYBE_FORBIDDEN.has(code) && isForbidden(file)) return new Fault('file/forbidden', { path: file, wanted: 'write' }, { cause: error });
  if (code === FULL || (code === IO_ERROR && isFull(dirname(file)))) return new Fault('file/disk-full', { path: file }, { cause: error });
  return new Fault(UNAVAILABLE.has(code) ? 'store/unavailable' : 'store/failed', { store: file, reason }, { cause: error });
};

/** Whether the file is there and this process may not read and write it. */
const isForbidden = (file: string): boolean => {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return false;
  } catch {
    // Only this was asked.
    return true;
  }
};

const isFull = (folder: string): boolean => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < NO_SPACE;
};
