import { mkdir, readFile, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '@frameseek/core';
import pLimit from 'p-limit';
import { z } from 'zod';

/** Milliseconds after which an upload of which there is no file on the disk is given up. */
const GRACE_MS = 60_000;
/** Left free for everything else, in bytes. */
const SPARE_BYTES = 32_000_000;

interface Reservation {
  readonly sizeBytes: number;
  /** Bytes that have come; asked of the file under its id where absent. */
  readonly written?: () => number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

interface ReservationOptions {
  /** Where uploads that are on their way lie: the bytes of each under its id, what is known of it in `<id>.json`. */
  readonly folder: string;
  /** Bytes that the disk has left; asked of the file system unless it is given. */
  readonly freeBytes?: () => Promise<number>;
}

/** What of the disk was promised to uploads that are on their way, so that none of it is promised twice. */
export class DiskReservations {
  readonly #folder: string;
  readonly #freeBytes: () => Promise<number>;
  readonly #reserved = new Map<string, Reservation>();
  /** One after the other: two that ask at once must not both get the last of it. */
  readonly #oneByOne = pLimit(1);

  constructor({ folder, freeBytes }: ReservationOptions) {
    this.#folder = folder;
    this.#freeBytes = freeBytes ?? (async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    });
  }

  /**
   * Promises the bytes to an upload, until it is released or gone. `written` tells how many of them have come; without it the file under
   * its id does. Rejects with `file/disk-full` where they are not there.
   */
  reserve(id: string, sizeBytes: number, written?: () => number): Promise<void> {
    return this.#oneByOne(async () => {
      await this.#readBegun();
      const promised = await this.#outstandingBytes();
      if (sizeBytes + promised + SPARE_BYTES > (await this.#freeBytes())) throw new Fault('file/disk-full', { path: this.#folder });
      this.#reserved.set(id, { sizeBytes, since: Date.now(), ...(written !== undefined && { written }) });
    });
  }

  /** The upload is whole, or given up. */
  release(id: string): void {
    this.#reserved.delete(id);
  }

  /** What was begun before this server started, or at another one of the same library. */
  async #readBegun(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const name of await readdir(this.#folder)) {
      const id = name.slice(0, -'.json'.length);
      if (!name.endsWith('.json') || this.#reserved.has(id)) continue;
      const known = upload.safeParse(await readFile(join(this.#folder, name), 'utf8').then(JSON.parse).catch(() => undefined));
      if (known.success) this.#reserved.set(id, { sizeBytes: known.data.size, since: 0 });
    }
  }

  /** Bytes that are still to come of all of them. */
  async #outstandingBytes(): Promise<number> {
    let sum = 0;
    for (const [id, { sizeBytes, since, written }] of this.#reserved) {
      if (written !== undefined) {
        sum += Math.max(0, sizeBytes - written());
        continue;
      }
      const file = await stat(join(this.#folder, id)).catch(() => undefined);
      if (file === undefined && Date.now() - since > GRACE_MS) this.#reserved.delete(id);
      else sum += Math.max(0, sizeBytes - (file?.size ?? 0));
    }
    return sum;
  }
}

const upload = z.object({ size: z.number() });
