import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Fault, isFault, type Abortable, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileFault } from '../faults/file-fault.ts';
import { systemPath } from '../library/system-path.ts';

/** A file, and the id of what it holds. */
export interface FoundFile {
  readonly path: string;
  readonly id: VideoId;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** It was changed where it is, and nobody knows whether this changed what is seen and said: it is looked at anew. */
  readonly isDoubtful?: true;
}

/**
 * The file and the id of its content, which is read only if the file is another than last time. Samples give a first guess;
 * where a video is known by it, all of the file has to be the same as well, or it is another video: words that were cut
 * out between two samples must not be found any more. Throws `file/…` and `media/unreadable`.
 */
export const findFile = async (parts: EngineParts, path: string, options: Abortable): Promise<FoundFile> => {
  const { catalog, media } = parts;
  const { sizeBytes, modifiedMs } = await statFile(path);
  const known = catalog.knownFile(path, sizeBytes, modifiedMs);
  if (known !== undefined) return { path, id: known, sizeBytes, modifiedMs };
  const guess = await media.identify(path, options);
  const video = catalog.video(guess);
  if (video === undefined) return { path, id: guess, sizeBytes, modifiedMs };
  const before = catalog.digestOf(guess) ?? (video.path === path ? undefined : await digestAgain(parts, video.path, options));
  if (before === undefined) return { path, id: guess, sizeBytes, modifiedMs, ...(video.path === path && { isDoubtful: true }) };
  const digest = await media.digest(path, options);
  return { path, id: digest === before ? guess : otherId(guess, digest), sizeBytes, modifiedMs };
};

/** Reads all of a file, so that the next one with the same samples can be told from it. What cannot be read has no digest. */
export const keepDigest = async (parts: EngineParts, path: string, options: Abortable): Promise<void> => {
  if (parts.catalog.fileDigest(path) === undefined) await digestAgain(parts, path, options);
};

/** The digest of a file that has not changed since it was noted. */
const digestAgain = async ({ catalog, media }: EngineParts, path: string, options: Abortable): Promise<string | undefined> => {
  try {
    const before = await statFile(path);
    if (catalog.knownFile(path, before.sizeBytes, before.modifiedMs) === undefined) return undefined;
    const digest = await media.digest(path, options);
    catalog.putDigest(path, before.sizeBytes, before.modifiedMs, digest);
    return digest;
  } catch (error) {
    if (!isFault(error)) throw error;
    return undefined;
  }
};

/** As long as an id by samples. */
const otherId = (guess: VideoId, digest: string): VideoId => createHash('sha256').update(`${guess} ${digest}`).digest('hex').slice(0, guess.length);

const statFile = async (path: string): Promise<Pick<FoundFile, 'sizeBytes' | 'modifiedMs'>> => {
  try {
    const { size, mtimeMs } = await stat(systemPath(path));
    if (size === 0) throw new Fault('file/empty', { path });
    return { sizeBytes: size, modifiedMs: Math.round(mtimeMs) };
  } catch (error) {
    throw fileFault(error, path);
  }
};
