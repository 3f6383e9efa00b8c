import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMediaFile, isSubtitleFile, pathBytes, type Abortable } from '@frameseek/core';
import { listFolder, systemPath } from '@frameseek/engine';

interface OddNamesOptions extends Abortable {
  /** A file that came or changed, once it is whole. */
  readonly changed: (path: string) => void;
  readonly gone: (path: string) => void;
}

/** What is below the roots at one look: the size and the time of change of each file. */
interface Look {
  readonly files: ReadonlyMap<string, string>;
  /** A folder among them has such a name: nothing tells of what happens in it. */
  readonly hasFolder: boolean;
}

/** A file counts as written when it was the same at two looks. */
const STILL_MS = 2_000;
/** Between two looks where folders have such names. */
const PAUSE_MS = 30_000;

/**
 * Follows the films and subtitles whose paths are no UTF-8 until the signal aborts: the watcher of all others takes names that
 * are text. Looks at the start, when the watcher noticed something (`lookAgain`), and now and then where whole folders have such names.
 */
export const watchOddNames = (roots: ReadonlySet<string>, { signal, changed, gone }: OddNamesOptions): { lookAgain(): void; readonly ended: Promise<void> } => {
  let wake = Promise.withResolvers<void>();
  const told = new Map<string, string>();
  const tell = (before: Look, now: Look): boolean => {
    for (const [path, version] of now.files) {
      if (before.files.get(path) !== version || told.get(path) === version) continue;
      told.set(path, version);
      changed(path);
    }
    for (const path of [...told.keys()].filter((known) => !now.files.has(known))) {
      told.delete(path);
      gone(path);
    }
    return told.size === now.files.size && [...now.files].every(([path, version]) => told.get(path) === version);
  };
  const follow = async (): Promise<void> => {
    let before: Look = { files: new Map(), hasFolder: false };
    while (!signal.aborted) {
      wake = Promise.withResolvers();
      const now = await look(roots, signal);
      const isStill = tell(before, now);
      before = now;
      const pause = isStill ? (now.hasFolder ? PAUSE_MS : undefined) : STILL_MS;
      const timer = pause === undefined ? undefined : setTimeout(wake.resolve, pause);
      await wake.promise;
      clearTimeout(timer);
    }
  };
  const lookAgain = (): void => wake.resolve();
  signal.addEventListener('abort', lookAgain, { once: true });
  const ended = follow().finally(() => signal.removeEventListener('abort', lookAgain));
  return { lookAgain, ended };
};

const look = async (roots: ReadonlySet<string>, signal: AbortSignal): Promise<Look> => {
  const files = new Map<string, string>();
  let hasFolder = false;
  const visit = async (path: string, kind: 'file' | 'folder'): Promise<void> => {
    const isOdd = pathBytes(path) !== undefined;
    if (kind === 'file') {
      const found = isOdd && (isMediaFile(path) || isSubtitleFile(path)) ? await statOf(path) : undefined;
      if (found !== undefined) files.set(path, `${found.size} ${found.mtimeMs}`);
      return;
    }
    hasFolder ||= isOdd;
    // What may not be listed is told by the watcher of all others.
    for (const entry of await listFolder(path).catch(() => [])) {
      if (signal.aborted || entry.name.startsWith('.') || entry.kind === 'other') continue;
      await visit(join(path, entry.name), entry.kind === 'folder' ? 'folder' : 'file');
    }
  };
  for (const root of roots) await visit(root, (await statOf(root))?.isDirectory() === true ? 'folder' : 'file');
  return { files, hasFolder };
};

/** Undefined for what is not there any more. */
const statOf = (path: string): Promise<Awaited<ReturnType<typeof stat>> | undefined> => stat(systemPath(path)).catch(() => undefined);
