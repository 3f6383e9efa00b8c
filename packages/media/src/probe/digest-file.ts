import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileFault, sourceFile } from '../tools/source-file.ts';
import { systemPath } from '../tools/names/system-path.ts';

/** Bytes that are read at once: fewer calls than with Node's 64 KiB, at a speed that the disk sets. */
const CHUNK_BYTES = 1024 * 1024;

/** SHA-256 of all of a file, in hexadecimal digits. Rejects with the faults of a file that is missing, empty or forbidden. */
export const digestFile = async (path: string, signal: AbortSignal): Promise<string> => {
  await sourceFile(path);
  const hash = createHash('sha256');
  try {
    const bytes: AsyncIterable<Buffer> = createReadStream(systemPath(path), { signal, highWaterMark: CHUNK_BYTES });
    for await (const chunk of bytes) hash.update(chunk);
  } catch (error) {
    throw fileFault(error, path);
  }
  return hash.digest('hex');
};
