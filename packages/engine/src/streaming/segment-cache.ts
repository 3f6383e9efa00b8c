import { randomUUID } from 'node:crypto';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { HlsSegment, VideoId } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';
import { renameFile } from '../library/rename-file.ts';

/** Bytes that all kept segments may have; the longest unused go first. */
const MAX_BYTES = 2_000_000_000;

/** Segments of streams on disk, so that what was watched once is not encoded again at once. */
export class SegmentCache {
  readonly #folder: string;
  /** Bytes of each kept segment, by its path. */
  readonly #sizes: LRUCache<string, number>;
  /** Paths that made room for others, whose files are still there. */
  readonly #evicted: string[] = [];
  #cleared: Promise<void> | undefined;

  constructor(folder: string, maxBytes = MAX_BYTES) {
    this.#folder = folder;
    this.#sizes = new LRUCache({
      maxSize: maxBytes,
      // The library takes no size of 0.
      sizeCalculation: (bytes) => Math.max(1, bytes),
      dispose: (_, path, reason) => {
        if (reason === 'evict') this.#evicted.push(path);
      },
    });
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
    this.#sizes.set(path, bytes.length);
    for (const evicted of this.#evicted.splice(0)) await rm(evicted, { force: true });
  }

  /** Path of a segment that is kept. */
  async find(id: VideoId, number: number): Promise<string | undefined> {
    const path = this.#path(id, number);
    if (this.#sizes.get(path) === undefined) return undefined;
    try {
      await access(path);
    } catch {
      // Taken away by somebody: it is made again.
      this.#sizes.delete(path);
      return undefined;
    }
    return path;
  }

  /** Removes all segments, if there are any of this process. */
  async clear(): Promise<void> {
    if (this.#cleared !== undefined) await this.#empty();
  }

  async #empty(): Promise<void> {
    this.#sizes.clear();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #path(id: VideoId, number: number): string {
    return join(this.#folder, id, number < 0 ? 'head.m4s' : `${number}.m4s`);
  }
}
