import { createHash } from 'node:crypto';
import { isFault, type Abortable, type FileStamp, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileStamp, isSameStamp, stampIfThere } from '../library/file-stamp.ts';

/** A file as it was found, and the id of what it holds. */
export interface FoundFile extends FileStamp {
  readonly id: VideoId;
  /** Of all of it, where it was read as a whole. */
  readonly digest?: string;
  /** It holds what the video of this id was made of, or something else that begins alike: nobody knows any more, so it is looked at anew. */
  readonly isDoubtful?: true;
  /** Where the video of this id lay when the file was compared with it, or nowhere: absent where no other file may take the id meanwhile. */
  readonly compared?: { readonly path: string | undefined };
}

interface FindOptions extends Abortable {
  /** What was found a moment ago: what was read as a whole then is not read again. */
  readonly earlier?: FoundFile;
}

/**
 * The file and the id of its content, which is read only if the file is another than last time. Samples give a first guess;
 * where a video may hold the same, all of the file is compared, or it is another video: words that were cut out between two
 * samples must not be found any more. Throws `file/…` and `media/unreadable`.
 */
export const findFile = async (parts: EngineParts, path: string, { earlier, ...options }: FindOptions): Promise<FoundFile> => {
  const { catalog, media } = parts;
  const stamp = await fileStamp(path);
  const known = catalog.knownFile(stamp);
  if (known !== undefined) return { ...stamp, id: known };
  const guess = await media.identify(path, options);
  const alike = catalog.video(guess);
  const compared = { path: alike?.path };
  if (alike === undefined && !catalog.hasFileOfSize(stamp.sizeBytes)) return { ...stamp, id: guess, compared };
  const digest = (earlier !== undefined && isSameStamp(earlier, stamp) ? earlier.digest : undefined) ?? (await media.digest(path, options));
  const read = { ...stamp, digest };
  const same = catalog.videoOfDigest(digest);
  if (same !== undefined) return { ...read, id: same };
  if (alike === undefined) return { ...read, id: guess, compared };
  const before = await digestOfSource(parts, alike, { path, ...options });
  if (before === digest) return { ...read, id: guess };
  // Only this very file, or one that is gone, could tell what the video was made of.
  const isDoubtful = before === undefined && (alike.path === path || (await stampIfThere(alike.path)) === undefined);
  return isDoubtful ? { ...read, id: guess, isDoubtful, compared } : { ...read, id: otherId(guess, digest) };
};

/** Reads all of a file, so that the next one with the same samples can be told from it. What cannot be read has no digest. */
export const keepDigest = async (parts: EngineParts, path: string, options: Abortable): Promise<void> => {
  if (parts.catalog.fileDigest(path) === undefined) await digestAgain(parts, path, options);
};

/** The digest of what a video was made of, read from its file where that is another one than `path`. */
const digestOfSource = async (parts: EngineParts, video: VideoRecord, { path, signal }: Abortable & { readonly path: string }): Promise<string | undefined> =>
  parts.catalog.digestOf(video.id) ?? (video.path === path ? undefined : digestAgain(parts, video.path, { signal }));

/** The digest of a file that has not changed since it was noted, nor while it was read. */
const digestAgain = async ({ catalog, media }: EngineParts, path: string, options: Abortable): Promise<string | undefined> => {
  const before = await stampIfThere(path);
  if (before === undefined || catalog.knownFile(before) === undefined) return undefined;
  try {
    const digest = await media.digest(path, options);
    const after = await stampIfThere(path);
    if (after === undefined || !isSameStamp(before, after)) return undefined;
    catalog.putDigest(before, digest);
    return digest;
  } catch (error) {
    if (!isFault(error)) throw error;
    return undefined;
  }
};

/** As long as an id by samples. */
const otherId = (guess: VideoId, digest: string): VideoId => createHash('sha256').update(`${guess} ${digest}`).digest('hex').slice(0, guess.length);

/** Whether no other process has entered, or taken over, the video of this id since the file was compared with it: files that begin alike may come at one moment. */
export const isStillSo = ({ catalog }: EngineParts, { id, compared }: FoundFile): boolean => compared === undefined || catalog.video(id)?.path === compared.path;
