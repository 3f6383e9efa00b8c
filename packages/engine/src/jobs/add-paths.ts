import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  Fault, fileName, folderOf, isFault, isMediaFile, isSubtitleFolder, leftOutCounter, noteFault, straySubtitles, type Abortable, type FaultNote, type Job, type LeftOut,
  type SamplingStrategy,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileFault } from '../faults/file-fault.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import { listFolder, type FolderEntry } from '../library/list-folder.ts';
import { systemPath } from '../library/system-path.ts';

/** How files are registered. */
export interface AddOptions extends Abortable {
  readonly sampling?: SamplingStrategy;
  /** Higher goes first; 0 is usual. */
  readonly priority?: number;
  /** Rejects with a fault for a file that must not be added, though it was found in a folder (it may be a link). */
  readonly check?: (path: string) => Promise<unknown>;
  /** Leaves out files that are known as they are: same path, size and time of change. */
  readonly onlyNew?: boolean;
}

/** Files that became jobs, files that could not, each with its fault, and others found in folders, which are walked for media files. */
export interface Added {
  readonly jobs: readonly Job[];
  readonly skipped: readonly (FaultNote & { readonly path: string })[];
  readonly leftOut: readonly LeftOut[];
}

type Skipped = Added['skipped'][number];

/**
 * Queues files, and the media files found in folders; what cannot be queued is told with its fault. Throws what
 * is no fault of a file.
 */
export const addPaths = async (parts: EngineParts, paths: readonly string[], options: AddOptions): Promise<Added> => {
  const jobs = new Map<string, Job>();
  const skipped: Skipped[] = [];
  const leftOut = leftOutCounter();
  for (const path of paths) {
    for await (const listed of mediaFiles(resolve(path), { signal: options.signal, leaveOut: leftOut.add, stray: leftOut.addStray })) {
      options.signal.throwIfAborted();
      const found = isFault(listed) ? listed : await checked(listed, options);
      if (isFault(found)) {
        skipped.push(toSkipped(found));
        continue;
      }
      if (options.onlyNew === true && (await isKnown(parts, found))) continue;
      const job = parts.catalog.addJob({
        path: found,
        priority: options.priority ?? 0,
        sampling: options.sampling ?? parts.settings.sampling,
      });
      jobs.set(job.id, job);
      parts.telemetry.log('debug', 'queue.added', { queue: 'jobs', jobId: job.id, path: found });
    }
  }
  return { jobs: [...jobs.values()], skipped, leftOut: leftOut.counts() };
};

/** Whether nothing changed since it was last read, and its video is still in the library, or in the trash: only who names it brings it back. */
const isKnown = async ({ catalog }: EngineParts, path: string): Promise<boolean> => {
  const stamp = await stampIfThere(path);
  const id = stamp === undefined ? undefined : catalog.knownFile(stamp);
  const video = id === undefined ? undefined : catalog.video(id);
  return video !== undefined && (video.removedAt !== undefined || (video.path === path && video.missing === undefined));
};

const checked = async (path: string, { check }: AddOptions): Promise<string | Fault> => {
  try {
    await check?.(path);
    return path;
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
};

const toSkipped = (fault: Fault): Skipped => ({
  path: 'path' in fault.facts ? fault.facts.path : '',
  ...noteFault(fault, fault.code),
});

interface Walk extends Abortable {
  /** Told of each file that is not taken for its name. */
  readonly leaveOut: (path: string) => void;
  /** Told of subtitles that belong to no film of their folder. */
  readonly stray: (path: string) => void;
}

/** The file itself whatever its name, or all media files below a folder, by name; faults stand in place of files. `kind`: of the entry of a folder. */
export async function* mediaFiles(path: string, walk: Walk, kind?: FolderEntry['kind']): AsyncGenerator<string | Fault> {
  walk.signal.throwIfAborted();
  try {
    const { isFolder, size } = await inspect(path);
    // A link to a folder may lead round in a circle: only linked files are followed.
    if (isFolder && kind === 'link') yield new Fault('file/unreadable', { path, reason: 'it is a link to a folder, and those are not followed in folders' });
    else if (isFolder) yield* mediaFilesBelow(path, walk);
    else if (size === 0) yield new Fault('file/empty', { path });
    else yield path;
  } catch (error) {
    const fault = fileFault(error, path);
    if (!isFault(fault)) throw fault;
    yield fault;
  }
}

const inspect = async (path: string): Promise<{ isFolder: boolean; size: number }> => {
  const stats = await stat(systemPath(path));
  return { isFolder: stats.isDirectory(), size: stats.size };
};

/** Made once: a collator for each comparison takes seconds for a folder of tens of thousands, in which nobody is answered. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

const NONE: ReadonlySet<string> = new Set();

async function* mediaFilesBelow(folder: string, walk: Walk): AsyncGenerator<string | Fault> {
  const entries = await listFolder(folder);
  // What is wrong with names in a folder of subtitles is told with its film.
  const strays = [fileName(folder), fileName(folderOf(folder))].some(isSubtitleFolder) ? NONE : straySubtitles(entries.map(({ name }) => name));
  for (const entry of entries.toSorted((a, b) => BY_NAME.compare(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const isFile = entry.kind === 'file' || entry.kind === 'link';
    const path = join(folder, entry.name);
    if (entry.kind === 'folder' || (isFile && isMediaFile(entry.name))) yield* mediaFiles(path, walk, entry.kind);
    else if (isFile && strays.has(entry.name)) walk.stray(path);
    else if (isFile) walk.leaveOut(path);
  }
}
