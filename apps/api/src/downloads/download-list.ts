import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Fault, isAbort, faultNote, isFault, noteFault, type Download, type FaultNote, type Telemetry } from '@frameseek/core';
import { isPublicAddress, type Runtime } from '@frameseek/runtime';
import type { DiskReservations } from '../uploads/disk-reservations.ts';
import { findMedia, type FoundMedia } from './find-media.ts';

/** Ended downloads that are still told of. */
const MAX_ENDED = 20;
/** At one time: the line of this computer is shared by all of them. */
const MAX_RUNNING = 3;

interface Running {
  readonly state: Download;
  readonly stop: AbortController;
}

interface DownloadOptions {
  /** Promises the space of the disk. */
  readonly disk: DiskReservations;
  readonly stopping: AbortSignal;
}

/** Files that are being fetched from addresses, and the last that were. They end with the server. */
export class DownloadList {
  readonly #runtime: Runtime;
  readonly #disk: DiskReservations;
  readonly #stopping: AbortSignal;
  readonly #all = new Map<string, Running>();

  constructor(runtime: Runtime, { disk, stopping }: DownloadOptions) {
    this.#runtime = runtime;
    this.#disk = disk;
    this.#stopping = stopping;
  }

  /** Newest first. */
  list(): Download[] {
    return [...this.#all.values()].map(({ state }) => state).reverse();
  }

  /** Resolves when the server at the address has said what it has, and it is allowed; the rest comes by itself. */
  async add(url: string): Promise<Download> {
    if (this.list().filter(({ state }) => state === 'running').length >= MAX_RUNNING) {
      throw new Fault('input/invalid', { problems: [`${MAX_RUNNING} files are being fetched already; wait until one is there`] });
    }
    const id = randomUUID();
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#stopping]);
    const { uploadsFolder: folder, uploadLimitBytes: limitBytes, allowPrivateUrls } = this.#runtime.config;
    const mayConnect = allowPrivateUrls ? () => true : isPublicAddress;
    this.#set(id, stop, { id, url, name: url, state: 'running', bytes: 0, startedAt: new Date().toISOString() });
    try {
      const found = await findMedia(url, { signal, folder, limitBytes, mayConnect, report: (bytes) => this.#change(id, { bytes }), reserve: (bytes, written) => this.#disk.reserve(id, bytes, written) });
      this.#change(id, { name: found.name, ...(found.total !== undefined && { total: found.total }) });
      void this.#finish(id, found, signal);
      return this.get(id);
    } catch (error) {
      this.#all.delete(id);
      this.#disk.release(id);
      throw error;
    }
  }

  /** Throws `library/unknown-job`. */
  get(id: string): Download {
    const found = this.#all.get(id);
    if (found === undefined) throw new Fault('library/unknown-job', { id });
    return found.state;
  }

  cancel(id: string): Download {
    this.get(id);
    this.#all.get(id)?.stop.abort();
    if (this.get(id).state === 'running') this.#change(id, { state: 'cancelled' });
    return this.get(id);
  }

  async #finish(id: string, found: FoundMedia, signal: AbortSignal): Promise<void> {
    try {
      const path = await found.keep();
      const { jobs, skipped } = await this.#runtime.engine.add([path], { signal: this.#stopping });
      const [refused] = skipped;
      if (refused !== undefined) await rm(path, { force: true });
      this.#change(id, refused === undefined
        ? { state: 'done', ...(jobs[0] !== undefined && { jobId: jobs[0].id }) }
        : { state: 'failed', fault: faultNote.parse(refused) });
    } catch (error) {
      if (isAbort(error) || signal.aborted) this.#change(id, { state: 'cancelled' });
      else this.#change(id, { state: 'failed', fault: faultOf(error, this.#runtime.telemetry) });
    } finally {
      this.#disk.release(id);
    }
  }

  #change(id: string, change: Partial<Download>): void {
    const found = this.#all.get(id);
    if (found !== undefined) this.#set(id, found.stop, { ...found.state, ...change });
  }

  #set(id: string, stop: AbortController, state: Download): void {
    this.#all.set(id, { stop, state });
    const ended = [...this.#all.values()].filter((one) => one.state.state !== 'running');
    for (const one of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) this.#all.delete(one.state.id);
  }
}

const faultOf = (error: unknown, telemetry: Telemetry): FaultNote => {
  if (isFault(error)) return noteFault(error, error.code);
  telemetry.log('error', 'download.failed', { error });
  return { code: 'server/unexpected', message: 'The download failed. The log of the server says more.' };
};
