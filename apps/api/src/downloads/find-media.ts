import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault, isFault, isMediaFile, isMediaType, type Abortable } from '@frameseek/core';
import { openUrl } from '@frameseek/runtime';
import { diskFault } from '../files/disk-fault.ts';
import { renameFile } from '../files/rename-file.ts';
import { reservePath } from '../files/reserve-path.ts';
import { urlName } from './url-name.ts';

interface FindOptions extends Abortable {
  /** Where it is kept. */
  readonly folder: string;
  readonly limitBytes: number;
  /** Whether an IP address may be connected to. */
  readonly mayConnect: (address: string) => boolean;
  /** Called with the bytes that have come so far. */
  readonly report: (bytes: number) => void;
  /** Promises the bytes of the disk; `written` tells how many have come. Rejects with `file/disk-full`. */
  readonly reserve: (bytes: number, written: () => number) => Promise<void>;
}

/** A media file that an address gives; nothing of it has been kept yet. */
export interface FoundMedia {
  readonly name: string;
  /** Bytes, where the server told. */
  readonly total?: number;
  /** Brings it into the folder, whole or not at all; gives its path there. Rejects as `findMedia` does. */
  keep(): Promise<string>;
}

/** In which the server must say something. */
const TIMEOUT_MS = 30_000;

/**
 * Asks for the media file at an address, and refuses what is none, or too large, before anything is kept. Rejects with `url/refused`,
 * `url/failed`, `url/not-media`, `server/too-large` or `file/disk-full`.
 */
export const findMedia = async (given: string, options: FindOptions): Promise<FoundMedia> => {
  const { url, response } = await openUrl(given, { ...options, timeoutMs: TIMEOUT_MS });
  try {
    const type = response.headers['content-type'] ?? '';
    const name = urlName({ url, type, disposition: response.headers['content-disposition'] });
    if (!isMediaType(type) || !isMediaFile(name)) throw new Fault('url/not-media', { url: given, type: type || 'unknown' });
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw new Fault('url/failed', { url: given, reason: `its server compresses what it sends (${encoding})` });
    const total = lengthOf(response);
    const come = { bytes: 0 };
    if (total !== undefined && total > options.limitBytes) throw new Fault('server/too-large', { limitBytes: options.limitBytes });
    if (total !== undefined) await options.reserve(total, () => come.bytes);
    return { name, ...(total !== undefined && { total }), keep: () => keep({ name, given, response, total, come }, options) };
  } catch (error) {
    response.destroy();
    throw error;
  }
};

const lengthOf = ({ headers }: IncomingMessage): number | undefined => {
  const length = Number(headers['content-length']);
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined;
};

interface Incoming {
  readonly name: string;
  readonly given: string;
  readonly response: IncomingMessage;
  readonly total: number | undefined;
  /** Bytes that have come. */
  readonly come: { bytes: number };
}

const keep = async ({ name, given, response, total, come }: Incoming, options: FindOptions): Promise<string> => {
  const { folder, limitBytes, report, signal } = options;
  const partial = join(folder, `.${randomUUID()}.part`);
  const count = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
      come.bytes += chunk.length;
      report(come.bytes);
      if (come.bytes > limitBytes) done(new Fault('server/too-large', { limitBytes }));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(response, count, createWriteStream(partial, { flags: 'wx' }), { signal });
    if (come.bytes === 0 || (total !== undefined && come.bytes !== total)) throw new Fault('url/failed', { url: given, reason: `the connection ended after ${come.bytes} bytes` });
    const path = await reservePath(folder, name);
    await renameFile(partial, path);
    return path;
  } catch (error) {
    await rm(partial, { force: true });
    signal.throwIfAborted();
    const known = diskFault(error, folder);
    throw isFault(known) ? known : new Fault('url/failed', { url: given, reason: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
};
