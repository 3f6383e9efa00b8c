import { resolve } from 'node:path';
import { isFault, type Abortable, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { findFile, type FoundFile } from '../indexing/find-file.ts';
import { mediaFiles } from '../jobs/add-paths.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import { titleAt } from '../library/title-at.ts';

/** Where files may be looked for. */
export interface LocateOptions extends Abortable {
  /** Rejects with a fault for a file that must not be taken, though it was found in a folder (it may be a link). */
  readonly check?: (path: string) => Promise<unknown>;
}

/** What became of the videos whose files were gone. */
export interface Located {
  /** Those that have a file again. */
  readonly found: readonly VideoId[];
  /** How many are still without. */
  readonly missing: number;
}

/**
 * Looks below a folder for the files of videos that are marked as gone, by what they hold, whatever they are called now. Only files
 * of a size that one of them had are read. Throws the fault of a path that cannot be looked at.
 */
export const locateFiles = async (parts: EngineParts, path: string, { check, ...options }: LocateOptions): Promise<Located> => {
  const gone = new Map(parts.catalog.videos().filter(({ missing }) => missing === true).map((video) => [video.id, video]));
  const sizes = new Set([...gone.values()].map(({ sizeBytes }) => sizeBytes));
  const found: VideoId[] = [];
  const top = resolve(path);
  for await (const listed of mediaFiles(top, { ...options, leaveOut: ignore, stray: ignore })) {
    if (gone.size === found.length) break;
    if (isFault(listed)) {
      if ('path' in listed.facts && listed.facts.path === top) throw listed;
      continue;
    }
    const stamp = await stampIfThere(listed);
    if (stamp === undefined || !sizes.has(stamp.sizeBytes)) continue;
    const file = await unlessFault(async () => {
      await check?.(listed);
      return await findFile(parts, listed, options);
    });
    const video = file === undefined || found.includes(file.id) ? undefined : gone.get(file.id);
    if (file === undefined || video === undefined) continue;
    follow(parts, video, file);
    // It begins alike, and nobody knows whether all of it is the same: it is looked at anew.
    if (file.isDoubtful === true) parts.catalog.addJob({ path: file.path, priority: 0, sampling: parts.settings.sampling });
    found.push(video.id);
  }
  return { found, missing: gone.size - found.length };
};

const ignore = (): void => undefined;

/** A file that cannot be read, or must not be, is not what is looked for. */
const unlessFault = async (work: () => Promise<FoundFile>): Promise<FoundFile | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
};

const follow = ({ catalog }: EngineParts, video: VideoRecord, file: FoundFile): void => {
  catalog.forgetFile(video.path);
  if (file.isDoubtful !== true) catalog.putFile(file, video.id);
  if (file.digest !== undefined) catalog.putDigest(file, file.digest);
  catalog.putVideo({ ...video, path: file.path, title: titleAt(video, file.path) });
};
