import type { AddVideosResponse } from '@frameseek/core';
import type { PreviousUpload, Upload as TusUpload } from 'tus-js-client';
import { ApiError } from '../api/api-error.ts';
import { schemas, toApiError } from '../api/http.ts';

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** Bytes that the server has, of `size`. */
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'paused' | 'failed';
  readonly error?: unknown;
}

/** A file of which the server has a part, from before this page was loaded: it must be chosen again to go on. */
export interface UnfinishedUpload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

interface UploadQueueOptions {
  readonly onChange: (uploads: readonly Upload[]) => void;
  readonly onDone: (upload: Upload, added: AddVideosResponse | undefined) => void;
}

/** Files that are sent at the same time: the disk and the network are shared by all of them. */
const AT_ONCE = 2;
/** Bytes of one request: what is lost at most when a connection breaks is less than this. */
const CHUNK = 16_000_000;
/** Milliseconds until the next try after a broken connection; when all have failed the reader is asked. */
const RETRY_MS = [500, 1_000, 3_000, 5_000, 10_000];
const ENDPOINT = '/api/uploads';

/**
 * Sends files so that each can be paused and goes on where it stopped, also after the page was loaded again or the server
 * restarted (the tus protocol). The library is fetched with the first file, since most visits send none.
 */
export class UploadQueue {
  readonly #options: UploadQueueOptions;
  readonly #files = new Map<number, File>();
  readonly #sending = new Map<number, TusUpload>();
  #uploads: readonly Upload[] = [];
  #nextId = 1;

  constructor(options: UploadQueueOptions) {
    this.#options = options;
  }

  /** Puts files at the end of the queue. */
  add(files: readonly File[]): void {
    const added = files.map((file): Upload => {
      const id = this.#nextId++;
      this.#files.set(id, file);
      return { id, name: file.name, size: file.size, sent: 0, state: 'waiting' };
    });
    this.#set([...this.#uploads, ...added]);
    this.#next();
  }

  /** Stops one for now; the server keeps what it got. */
  pause(id: number): void {
    void this.#sending.get(id)?.abort();
    this.#sending.delete(id);
    this.#change(id, { state: 'paused' });
    this.#next();
  }

  /** Goes on with one that was paused or has failed. */
  resume(id: number): void {
    this.#change(id, { state: 'waiting' });
    this.#next();
  }

  /** Gives up, and has the server delete what it got. */
  cancel(id: number): void {
    const upload = this.#sending.get(id);
    this.#forget(id);
    void upload?.abort(true).catch(() => undefined);
    this.#next();
  }

  /** Stops all, as the page is left. */
  stop(): void {
    for (const upload of this.#sending.values()) void upload.abort();
    this.#sending.clear();
  }

  #next(): void {
    const free = AT_ONCE - this.#uploads.filter(({ state }) => state === 'sending').length;
    for (const upload of this.#uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      this.#change(upload.id, { state: 'sending' });
      this.#send(upload).catch((error: unknown) => this.#fail(upload.id, error));
    }
  }

  async #send({ id, name }: Upload): Promise<void> {
    const file = this.#files.get(id);
    if (file === undefined) return;
    const tus = await import('tus-js-client');
    const upload = new tus.Upload(file, {
      endpoint: ENDPOINT,
      chunkSize: CHUNK,
      retryDelays: RETRY_MS,
      metadata: { filename: name, filetype: file.type },
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => this.#change(id, { sent }),
      onSuccess: ({ lastResponse }) => void this.#finish(id, lastResponse.getBody()),
      onError: (error) => void (async () => this.#fail(id, error instanceof tus.DetailedError ? await detailed(error) : error))(),
    });
    const [before] = await upload.findPreviousUploads();
    // Paused or cancelled meanwhile.
    if (this.#uploads.find((one) => one.id === id)?.state !== 'sending') return;
    if (before !== undefined) upload.resumeFromPreviousUpload(before);
    this.#sending.set(id, upload);
    upload.start();
  }

  async #finish(id: number, body: string): Promise<void> {
    const upload = this.#uploads.find((one) => one.id === id);
    const added = await addedOf(body);
    this.#forget(id);
    if (upload !== undefined) this.#options.onDone(upload, added);
    this.#next();
  }

  #fail(id: number, error: unknown): void {
    this.#sending.delete(id);
    this.#change(id, { state: 'failed', error });
    this.#next();
  }

  #forget(id: number): void {
    this.#sending.delete(id);
    this.#files.delete(id);
    this.#set(this.#uploads.filter((upload) => upload.id !== id));
  }

  #change(id: number, change: Partial<Upload>): void {
    this.#set(this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    this.#options.onChange(uploads);
  }
}

/** What this browser began to send and did not finish. */
export async function unfinishedUploads(): Promise<readonly UnfinishedUpload[]> {
  const { defaultOptions } = await import('tus-js-client');
  return (await defaultOptions.urlStorage.findAllUploads()).map(toUnfinishedUpload);
}

/** Gives up a file that was begun before. */
export async function forgetUnfinished({ key }: UnfinishedUpload): Promise<void> {
  const { defaultOptions, Upload } = await import('tus-js-client');
  const found = (await defaultOptions.urlStorage.findAllUploads()).find(({ urlStorageKey }) => urlStorageKey === key);
  await defaultOptions.urlStorage.removeUpload(key);
  if (found?.uploadUrl) await Upload.terminate(found.uploadUrl).catch(() => undefined);
}

const toUnfinishedUpload = ({ urlStorageKey, metadata, size }: PreviousUpload): UnfinishedUpload =>
  ({ key: urlStorageKey, name: metadata['filename'] ?? 'A file', size: size ?? 0 });

/** Whether this browser may have begun an upload; asked before the library is fetched. */
export const mayHaveUnfinished = (): boolean => Object.keys(localStorage).some((key) => key.startsWith('tus::'));

/** The server's answer to the last request says what became of the file. */
const addedOf = async (body: string): Promise<AddVideosResponse | undefined> => {
  try {
    return (await schemas()).wire.addVideosResponse.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
};

interface TusFailure {
  readonly originalResponse: { readonly getStatus: () => number; readonly getBody: () => string } | null;
}

const detailed = async ({ originalResponse }: TusFailure): Promise<ApiError> => {
  if (originalResponse === null) return new ApiError('The connection broke during the upload. It goes on where it stopped.', { code: 'web/no-network', status: 0 });
  const body = originalResponse.getBody();
  try {
    return await toApiError(originalResponse.getStatus(), JSON.parse(body));
  } catch {
    return await toApiError(originalResponse.getStatus(), { message: body || `The server answered with ${originalResponse.getStatus()}.` });
  }
};
