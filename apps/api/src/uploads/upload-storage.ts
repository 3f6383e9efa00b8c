import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { Fault } from '@frameseek/core';
import { safeName } from './safe-name.ts';

type Done = (error?: unknown, info?: Partial<Express.Multer.File>) => void;

/** Keeps uploaded files in one folder. A file has its name only when it is whole; a broken upload leaves nothing. */
export class UploadStorage implements StorageEngine {
  readonly #folder: string;
  readonly #limitBytes: number;

  constructor(folder: string, limitBytes: number) {
    this.#folder = folder;
    this.#limitBytes = limitBytes;
  }

  _handleFile(_req: Request, file: Express.Multer.File, done: Done): void {
    this.#keep(file).then((info) => done(undefined, info), done);
  }

  _removeFile(_req: Request, file: Express.Multer.File, done: (error: Error | null) => void): void {
    rm(file.path, { force: true }).then(() => done(null), done);
  }

  async #keep(file: Express.Multer.File): Promise<{ path: string; size: number }> {
    const partial = join(this.#folder, `.${randomUUID()}.part`);
    try {
      await pipeline(file.stream, createWriteStream(partial, { flags: 'wx' }));
      // busboy ends the stream early at the limit instead of failing it.
      if ('truncated' in file.stream && file.stream.truncated === true) {
        throw new Fault('server/too-large', { limitBytes: this.#limitBytes });
      }
      const path = await reserve(this.#folder, safeName(file.originalname));
      await rename(partial, path);
      return { path, size: (await stat(path)).size };
    } catch (cause) {
      await rm(partial, { force: true });
      throw diskFault(cause, this.#folder);
    }
  }
}

/** Takes the first free of `name.mp4`, `name (2).mp4`, … by creating it empty: two uploads never get the same. */
export const reserve = async (folder: string, name: string): Promise<string> => {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${extension}`);
    try {
      await (await open(path, 'wx')).close();
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
};

/** An error of a full disk as a fault; others pass as they are. */
export const diskFault = (error: unknown, path: string): unknown => {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull ? new Fault('file/disk-full', { path }, { cause: error }) : error;
};
