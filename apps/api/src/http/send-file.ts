import { access, constants, open, stat } from 'node:fs/promises';
import type { Response } from 'express';
import { Fault } from '@frameseek/core';
import { systemPath } from '@frameseek/runtime';

/** A year: the address names the content, so that what it gives never changes. */
export const FOREVER = 'private, max-age=31536000, immutable';
/** An hour: segments of a stream are encoded anew by the next version in its own way. */
export const AN_HOUR = 'private, max-age=3600';
/** Kept, but asked about again each time. */
export const REVALIDATED = 'private, no-cache';

/** What `sendFile` may answer besides the whole file. */
export const FILE_STATUSES = {
  206: 'The range of bytes that was asked for',
  304: 'What the client has is still right',
  412: 'The file is not what If-Match or If-Unmodified-Since names',
  416: 'The file has no such range of bytes',
} as const;

/** Sends a file with ranges, ETag and HEAD; settles when it is sent, or the client has gone. Rejects with `file/missing` or `file/forbidden`. */
export const sendFile = async (res: Response, path: string, { type, cache }: { type: string; cache: string }): Promise<void> => {
  const found = await stat(systemPath(path)).catch((cause: unknown) => {
    throw new Fault('file/missing', { path }, { cause });
  });
  await access(systemPath(path), constants.R_OK).catch((cause: unknown) => {
    throw new Fault('file/forbidden', { path }, { cause });
  });
  if (!found.isFile()) throw new Fault('file/missing', { path });
  res.set({ 'Content-Type': type, 'Cache-Control': cache });
  const named = systemPath(path);
  if (typeof named === 'string') return sendNamed(res, named);
  // Express takes names that are text; an open file has one of that kind on Linux.
  await using file = await open(named, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  await sendNamed(res, `/proc/self/fd/${file.fd}`);
};

/** Settles when it is sent, or the client has gone. */
const sendNamed = (res: Response, path: string): Promise<void> =>
  new Promise<void>((resolve, reject) => {
    res.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error: Error | undefined) => {
      // Express reports a client that went away before the socket counts as destroyed.
      if (error === undefined || res.destroyed || ('code' in error && error.code === 'ECONNABORTED')) return resolve();
      if (!res.headersSent) res.removeHeader('Content-Type');
      reject(error);
    });
  });
