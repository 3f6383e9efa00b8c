import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';

/** What has come of uploads, as files. Of the store that it extends nobody learns why it cannot write, not even that the disk is full. */
export class UploadStore extends FileStore {
  /** Appends what comes; gives the new length. Rejects with what the system says. */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset });
    await pipeline(bytes, file);
    return offset + file.bytesWritten;
  }
}
