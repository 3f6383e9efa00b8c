import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HlsSegment, VideoId } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';

/** Bytes that all kept pieces may have; the longest unused go first. */
const MAX_BYTES = 2_000_000_000;

/** Pieces of streams on disk, so that what was watched once is not encoded again at once. */
export class SegmentCache {
  readonly #folder: string;
  readonly #mostBytes: number;
  /** Sizes by path, the longest unused first. */
  readonly #kept = new Map<string, number>();
  #bytes = 0;
  #cleared: Promise<void> | undefined;

  constructor(folder: string, mostBytes = MAX_BYTES) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  async put(id: VideoId, { number, bytes }: HlsSegment): Promise<void> {
    // What an earlier process left is counted by nobody.
    await (this.#cleared ??= this.#empty());
    const path = this.#path(id, number);
    const draft = join(this.#folder, id, `.${randomUUID()}`);
    try {
      await mkdir(join(this.#folder, id), { recursive: true });
      await writeFile(draft, bytes);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw fileFault(error, path, 'write');
    }
    this.#forget(path);
    this.#kept.set(path, bytes.length);
    this.#bytes += bytes.length;
    await this.#shrink();
  }

  /** Path of a piece that is kept. */
  async find(id: VideoId, number: number): Promise<string | undefined> {
    const path = this.#path(id, number);
    const size = this.#kept.get(path);
    if (size === undefined) return undefined;
    try {
      await access(path);
    } catch {
      // Taken away by somebody: it is made again.
      this.#forget(path);
      return undefined;
    }
    this.#kept.delete(path);
    this.#kept.set(path, size);
    return path;
  }

  /** Removes all pieces, if there are any of this process. */
  async clear(): Promise<void> {
    if (this.#cleared !== undefined) await this.#empty();
  }

  async #empty(): Promise<void> {
    this.#kept.clear();
    this.#bytes = 0;
    await rm(this.#folder, { recursive: true, force: true });
  }

  #path(id: VideoId, number: number): string {
    return join(this.#folder, id, number < 0 ? 'head.m4s' : `${number}.m4s`);
  }

  #forget(path: string): void {
    this.#bytes -= this.#kept.get(path) ?? 0;
    this.#kept.delete(path);
  }

  async #shrink(): Promise<void> {
    for (const path of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes || this.#kept.size <= 1) return;
      this.#forget(path);
      await rm(path, { force: true });
    }
  }
}
