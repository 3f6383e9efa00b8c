import { randomUUID } from 'node:crypto';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HlsSegment, VideoId } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';
import { BoundedFiles } from '../library/bounded-files.ts';
import { renameFile } from '../library/rename-file.ts';

/** Bytes that all kept segments may have; the longest unused go first. */
const MAX_BYTES = 2_000_000_000;

/** Segments of streams on disk, so that what was watched once is not encoded again at once. */
export class SegmentCache {
  readonly #folder: string;
  readonly #files: BoundedFiles;
  #cleared: Promise<void> | undefined;

  constructor(folder: string, maxBytes = MAX_BYTES) {
    this.#folder = folder;
    this.#files = new BoundedFiles(maxBytes);
  }

  /** Keeps a segment. Throws `file/disk-full` and `file/forbidden`. */
  async put(id: VideoId, { number, bytes }: HlsSegment): Promise<void> {
    // What an earlier process left is counted by nobody.
    await (this.#cleared ??= this.#empty());
    const path = this.#path(id, number);
    const draft = join(this.#folder, id, `.${randomUUID()}`);
    try {
      await mkdir(join(this.#folder, id), { recursive: true });
      await writeFile(draft, bytes);
      await renameFile(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw fileFault(error, path, 'write');
    }
    this.#files.enter(path, bytes.length);
    await this.#files.makeRoom();
  }

  /** Path of a segment that is kept. */
  async find(id: VideoId, number: number): Promise<string | undefined> {
    const path = this.#path(id, number);
    if (!this.#files.use(path)) return undefined;
    try {
      await access(path);
    } catch {
      // Taken away by somebody: it is made again.
      this.#files.forget(path);
      return undefined;
    }
    return path;
  }

  /** Removes all segments, if there are any of this process. */
  async clear(): Promise<void> {
    if (this.#cleared !== undefined) await this.#empty();
  }

  async #empty(): Promise<void> {
    this.#files.forgetAll();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #path(id: VideoId, number: number): string {
    return join(this.#folder, id, number < 0 ? 'head.m4s' : `${number}.m4s`);
  }
}
