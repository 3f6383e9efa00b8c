import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { Fault } from '@frameseek/core';
import { diskFault } from '../files/disk-fault.ts';
import { renameFile } from '../files/rename-file.ts';
import { reservePath } from '../files/reserve-path.ts';
import { safeName } from '../files/safe-name.ts';

type Done = (error?: unknown, info?: Partial<Express.Multer.File>) => void;

/** Keeps uploaded files in one folder, as multer's storage. A file has its name only when it is whole; a broken upload leaves nothing. */
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
      const path = await reservePath(this.#folder, safeName(file.originalname));
      await renameFile(partial, path);
      return { path, size: (await stat(path)).size };
    } catch (cause) {
      await rm(partial, { force: true });
      throw diskFault(cause, this.#folder);
    }
  }
}
