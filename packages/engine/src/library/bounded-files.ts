import { rm } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';

/** Files on disk that may have so many bytes together: those unused for longest are removed. What is not entered is left alone. */
export class BoundedFiles {
  /** Bytes of each file, by its path. */
  readonly #sizes: LRUCache<string, number>;
  /** Paths that made room for others, whose files are still there. */
  readonly #evicted: string[] = [];

  constructor(maxBytes: number) {
    this.#sizes = new LRUCache({
      maxSize: maxBytes,
      // The library takes no size of 0.
      sizeCalculation: (bytes) => Math.max(1, bytes),
      dispose: (_, path, reason) => {
        if (reason === 'evict') this.#evicted.push(path);
      },
    });
  }

  /** Enters a file that was written or used; no other is removed yet. */
  enter(path: string, bytes: number): void {
    this.#sizes.set(path, bytes);
  }

  /** Removes the files that had to go. */
  async makeRoom(): Promise<void> {
    for (const evicted of this.#evicted.splice(0)) await rm(evicted, { force: true });
  }

  /** Whether a file was entered and has not gone; it then counts as used. */
  use(path: string): boolean {
    return this.#sizes.get(path) !== undefined;
  }

  /** Counts a file no longer. */
  forget(path: string): void {
    this.#sizes.delete(path);
  }

  /** Counts no file any longer. */
  forgetAll(): void {
    this.#sizes.clear();
  }
}
