import { lstatSync, type Stats } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { watch as watchPaths } from 'chokidar';
import { faultMessage, isAbort, isFault, isMediaFile, isSubtitleFile, unreadableFault, type Abortable, type SamplingStrategy } from '@frameseek/core';
import { systemPath } from '@frameseek/engine';
import type { Runtime } from '../runtime.ts';
import { filmsBeside } from './films-beside.ts';
import { watchOddNames } from './odd-names.ts';

/** What is done with the files of a watched folder. */
interface WatchOptions extends Abortable {
  readonly sampling?: SamplingStrategy;
  /** Rejects with a fault for a file that must not be added, though it was found in a folder (it may be a link). */
  readonly check?: (path: string) => Promise<unknown>;
  /** Leaves out files that are known as they are. */
  readonly onlyNew?: boolean;
  /** Called with what was noticed. */
  readonly report: (event: WatchEvent) => void;
}

/** What was noticed in a watched folder. */
export type WatchEvent =
  /** Everything that was there has been seen; from now on, what comes is noticed. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'queued'; readonly path: string; readonly jobId: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly message: string }
  | { readonly kind: 'gone'; readonly path: string };

/** A file counts as written when it has not grown for this long, so that a copy under way is not read. */
const STILL_MS = 2_000;

/**
 * Watches files and folders until the signal aborts: new and changed media files are queued (those there already, too).
 * A moved file keeps its index, because its id is made from its content. A deleted one stays in the library, marked as
 * missing: its disk may only be unplugged. Rejects with the signal's reason, or what made watching impossible.
 */
export const watchFolders = async (
  { engine }: Pick<Runtime, 'engine'>,
  paths: readonly string[],
  options: WatchOptions,
): Promise<void> => {
  const { signal, report } = options;
  signal.throwIfAborted();
  const failure = Promise.withResolvers<never>();
  const stop = (): void => failure.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const roots = new Set(paths.map((path) => resolve(path)));
  const watcher = openWatcher(roots);
  let isReady = false;
  const onChange = (path: string): void => {
    queue(engine, { path, isChange: isReady }, options).catch((error: unknown) => {
      if (isAbort(error)) return;
      if (isFault(error)) report({ kind: 'skipped', path, message: faultMessage(error) });
      else failure.reject(error);
    });
  };
  const onUnlink = (path: string): void => {
    if (isSubtitleFile(path)) {
      onChange(path);
      return;
    }
    report({ kind: 'gone', path });
    engine.checkFiles([path], { signal }).catch((error: unknown) => {
      if (!isAbort(error)) failure.reject(error);
    });
  };
  watcher.on('add', onChange).on('change', onChange).on('unlink', onUnlink);
  const odd = watchOddNames(roots, { signal, changed: onChange, gone: onUnlink });
  odd.ended.catch(failure.reject);
  watcher.on('raw', (_event, name) => {
    // What is no UTF-8 is told with the character that replaces it.
    if (String(name).includes('\uFFFD')) odd.lookAgain();
  });
  // It says so again for a path that is not there yet.
  watcher.once('ready', () => {
    isReady = true;
    report({ kind: 'ready' });
  });
  // The watcher waits in silence for what is missing or locked; adding it tells why.
  for (const root of roots) access(systemPath(root), constants.R_OK).catch(() => onChange(root));
  // One file that cannot be looked at, such as a link that leads round in a circle, stops no watch.
  watcher.on('error', (error) => {
    const path = error instanceof Error && 'path' in error ? String(error.path) : '';
    const fault = unreadableFault(error, path);
    if (fault === undefined) failure.reject(error);
    else report({ kind: 'skipped', path, message: faultMessage(fault) });
  });
  try {
    await failure.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await watcher.close();
  }
};

/** A file that came, or that changed when everything that was there has been seen. */
interface Noticed {
  readonly path: string;
  readonly isChange: boolean;
}

/** Adds a film, or those whose subtitles a file holds. */
const queue = async (engine: Pick<Runtime['engine'], 'add' | 'videos'>, { path, isChange }: Noticed, { report, ...adding }: WatchOptions): Promise<void> => {
  // Of a film only the words are read again, where its subtitles are others.
  const films = isSubtitleFile(path) ? await filmsWithNewSubtitles(engine, path, isChange) : undefined;
  if (films?.length === 0) return;
  const { jobs, skipped } = await engine.add(films ?? [path], { ...adding, ...(films !== undefined && { onlyNew: false }) });
  for (const job of jobs) report({ kind: 'queued', path: job.path, jobId: job.id });
  for (const { path: file, message } of skipped) report({ kind: 'skipped', path: file, message });
};

/** What was named is watched whatever its name; in folders, hidden files, those of other kinds and links to folders are not. */
const openWatcher = (roots: ReadonlySet<string>): ReturnType<typeof watchPaths> => watchPaths([...roots], {
  ignored: (path, stats) => !roots.has(resolve(path)) && (basename(path).startsWith('.') || isOfOtherKind(path, stats)),
  awaitWriteFinish: { stabilityThreshold: STILL_MS, pollInterval: 200 },
  ignorePermissionErrors: true,
});

/** A link to a folder may lead round in a circle, as it does where folders are walked. */
const isOfOtherKind = (path: string, stats: Stats | undefined): boolean => {
  if (stats?.isDirectory() === true) return lstatSync(systemPath(path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return stats?.isFile() === true && !isMediaFile(path) && !isSubtitleFile(path);
};

/** The films beside a subtitle file that came, changed or went; of one that was there already, those read before it changed. */
const filmsWithNewSubtitles = async (engine: Pick<Runtime['engine'], 'videos'>, path: string, isChange: boolean): Promise<readonly string[]> => {
  const films = await filmsBeside(path);
  if (isChange || films.length === 0) return films;
  const { mtime } = await stat(systemPath(path));
  const isOlder = (film: string): boolean => engine.videos().some((video) =>
    video.path === film && video.stages.some(({ stage, at }) => stage === 'speech' && Date.parse(at) < mtime.getTime()));
  return films.filter(isOlder);
};
