import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { VideoId } from '@frameseek/core';
import { fileFault, sourceFile } from '../tools/source-file.ts';
import { systemPath } from '../tools/names/system-path.ts';

/** Small files are read whole, large ones in samples of this size. */
const SAMPLE_BYTES = 64 * 1024;
const SAMPLES = 16;

/**
 * Content id: a hash of the size and of evenly spaced samples, the first and the last bytes among them. Cheap for files of
 * any size; two files of one size that differ only between the samples are not told apart: a first guess, which `digestFile` confirms.
 * 32 hexadecimal digits of a SHA-256. Rejects with the faults of a file that is missing, empty or forbidden.
 */
export const identifyFile = async (path: string, signal: AbortSignal): Promise<VideoId> => {
  const { sizeBytes } = await sourceFile(path);
  const hash = createHash('sha256').update(`frameseek 1 ${sizeBytes}\n`);
  try {
    await using file = await open(systemPath(path), 'r');
    for (const position of samplePositions(sizeBytes)) {
      signal.throwIfAborted();
      const buffer = Buffer.alloc(SAMPLE_BYTES);
      const { bytesRead } = await file.read(buffer, 0, SAMPLE_BYTES, position);
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    throw fileFault(error, path);
  }
  return hash.digest('hex').slice(0, 32);
};

const samplePositions = (sizeBytes: number): number[] => {
  const count = Math.ceil(sizeBytes / SAMPLE_BYTES);
  if (count <= SAMPLES) return Array.from({ length: count }, (_, index) => index * SAMPLE_BYTES);
  const last = sizeBytes - SAMPLE_BYTES;
  return Array.from({ length: SAMPLES }, (_, index) => Math.floor((last * index) / (SAMPLES - 1)));
};
