import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault } from '@frameseek/core';
import { fileFault } from '../../faults/file-fault.ts';
import { BoundedFiles } from '../bounded-files.ts';

/** Bytes that all exact thumbnails may have together: some twenty thousand. */
const MAX_BYTES = 500_000_000;
/** Names of exact thumbnails: milliseconds and width. What indexing keeps has other names, and stays. */
const NAME = /^\d+-\d+\.jpg$/;

/** Exact thumbnails on disk: whoever asks for one at every time and width must not fill the disk. Those unused for longest go first. */
export class PictureCache {
  readonly #folder: string;
  readonly #files: BoundedFiles;
  #known: Promise<void> | undefined;

  /** `folder` holds a folder for each video. */
  constructor(folder: string, maxBytes = MAX_BYTES) {
    this.#folder = folder;
    this.#files = new BoundedFiles(maxBytes);
  }

  /** Notes that a picture was made or asked for, and makes room for it. */
  async use(path: string): Promise<void> {
    await (this.#known ??= this.#readKept());
    await this.#note(path);
    await this.#files.makeRoom();
  }

  async #note(path: string): Promise<void> {
    const file = await stat(path).catch(passFaults(path));
    if (file !== undefined) this.#files.enter(path, file.size);
  }

  /** What earlier processes made, the oldest first. */
  async #readKept(): Promise<void> {
    const names = (await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(passFaults(this.#folder))) ?? [];
    const kept: { readonly path: string; readonly madeMs: number; readonly bytes: number }[] = [];
    for (const entry of names.filter(({ name }) => NAME.test(name))) {
      const path = join(entry.parentPath, entry.name);
      const file = await stat(path).catch(passFaults(path));
      if (file !== undefined) kept.push({ path, madeMs: file.mtimeMs, bytes: file.size });
    }
    for (const { path, bytes } of kept.toSorted((a, b) => a.madeMs - b.madeMs)) this.#files.enter(path, bytes);
  }
}

/** Undefined for what went away meanwhile; all else is thrown. */
const passFaults = (path: string) => (error: unknown): undefined => {
  if (!isFault(fileFault(error, path))) throw error;
  return undefined;
};
