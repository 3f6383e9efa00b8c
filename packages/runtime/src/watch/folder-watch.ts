import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, faultMessage, isAbort, isFault, type Abortable } from '@frameseek/core';
import { systemPath } from '@frameseek/engine';
import type { Runtime } from '../runtime.ts';
import { watchFolders, type WatchEvent } from './watch-folders.ts';

/** A folder that is followed, and how that goes. */
interface WatchedFolder {
  readonly path: string;
  readonly state: 'starting' | 'watching' | 'missing' | 'failed';
  /** Why it is not followed now. */
  readonly message?: string;
}

interface FolderWatchOptions extends Abortable {
  /** Rejects with a fault for a file that must not be added, though it was found in a folder. */
  readonly check: (path: string) => Promise<unknown>;
}

/** Before a watch that failed is tried again. */
const PAUSE_MS = 30_000;

/**
 * Follows the remembered folders until the signal aborts: what is new, moved or changed is queued, a video whose file went
 * is marked. Files that are known as they are cost nothing at a start.
 */
export class FolderWatch {
  readonly #runtime: Pick<Runtime, 'engine'>;
  readonly #options: FolderWatchOptions;
  readonly #running = new Map<string, { readonly stop: AbortController; state: WatchedFolder['state']; message?: string }>();

  constructor(runtime: Pick<Runtime, 'engine'>, options: FolderWatchOptions) {
    this.#runtime = runtime;
    this.#options = options;
  }

  /** Begins with every folder that is remembered. */
  start(): void {
    for (const path of this.#runtime.engine.watchedFolders()) this.#follow(path);
  }

  /** Every remembered folder, and how following it goes. */
  async list(): Promise<WatchedFolder[]> {
    return Promise.all(this.#runtime.engine.watchedFolders().map(async (path): Promise<WatchedFolder> => {
      const { state = 'starting', message } = this.#running.get(path) ?? {};
      if (!(await isFolder(path))) return { path, state: 'missing', message: faultMessage(new Fault('file/missing', { path })) };
      return { path, state, ...(message !== undefined && { message }) };
    }));
  }

  /** Remembers a folder and follows it from now on. */
  add(path: string): void {
    this.#runtime.engine.rememberFolder(path);
    this.#follow(path);
  }

  /** Whether it was followed. Its videos stay. */
  remove(path: string): boolean {
    this.#running.get(path)?.stop.abort();
    this.#running.delete(path);
    return this.#runtime.engine.forgetFolder(path);
  }

  #follow(path: string): void {
    const { signal } = this.#options;
    if (this.#running.has(path) || signal.aborted) return;
    const stop = new AbortController();
    this.#running.set(path, { stop, state: 'starting' });
    void this.#keep(path, AbortSignal.any([signal, stop.signal]));
  }

  async #keep(path: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await watchFolders(this.#runtime, [path], { signal, onlyNew: true, check: this.#options.check, report: (event) => this.#noticed(path, event, signal) });
      } catch (error) {
        if (isAbort(error) || signal.aborted) return;
        this.#set(path, 'failed', isFault(error) ? faultMessage(error) : String(error));
        await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #noticed(folder: string, event: WatchEvent, signal: AbortSignal): void {
    if (event.kind !== 'ready') return;
    this.#set(folder, 'watching');
    // What went while nobody looked.
    this.#runtime.engine.checkFiles([folder], { signal }).catch((error: unknown) => {
      if (!isAbort(error)) this.#set(folder, 'failed', isFault(error) ? faultMessage(error) : String(error));
    });
  }

  #set(path: string, state: WatchedFolder['state'], message?: string): void {
    const found = this.#running.get(path);
    if (found === undefined) return;
    found.state = state;
    if (message === undefined) delete found.message;
    else found.message = message;
  }
}

const isFolder = (path: string): Promise<boolean> => stat(systemPath(path)).then((found) => found.isDirectory(), () => false);
