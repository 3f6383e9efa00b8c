import type { ExportFormat, ExportRequest } from '@frameseek/core';
import { toApiError, videoPath } from './api.ts';
import { ApiError } from './api-error.ts';

/** A stretch of a video that is taken away. */
export type ExportItem = ExportRequest['items'][number];

/** What is to be made; the server fills in what is left out. */
export type ExportWish = Pick<ExportRequest, 'format' | 'title' | 'items'> & Partial<ExportRequest>;

/** Letters that a title may have. */
const MAX_TITLE_LENGTH = 200;

export interface ExportOptions {
  readonly signal: AbortSignal;
  /** Called with the share of the file that has arrived, where its size is known. */
  readonly report: (done: number) => void;
}

/** The file, and the name that the server gives it. */
export interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Has a file made of parts of videos. */
export const exportFile = async (wish: ExportWish, options: ExportOptions): Promise<ExportedFile> => {
  const body = JSON.stringify({ ...wish, title: wish.title.slice(0, MAX_TITLE_LENGTH), items: wish.items.map(shortened) });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return await receive('/api/export', init, { fallback: `${wish.title}.${wish.format}`, ...options });
};

const shortened = ({ title, ...item }: ExportItem): ExportItem => (title === undefined ? item : { ...item, title: title.slice(0, MAX_TITLE_LENGTH) });

export type { ExportFormat };

/** One picture of a video, as large as the video. */
export const framePath = (video: string, at: number): string => `${videoPath(video)}/frame.png?${new URLSearchParams({ at: at.toFixed(3) })}`;

/** The file behind an address of the API. */
export const fetchFile = async (path: string, options: ExportOptions & { readonly fallback: string }): Promise<ExportedFile> => await receive(path, {}, options);

const receive = async (path: string, init: RequestInit, { signal, report, fallback }: ExportOptions & { readonly fallback: string }): Promise<ExportedFile> => {
  const answer = await fetch(path, { ...init, signal }).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new ApiError('This page lost its connection to Frameseek.', { code: 'web/no-network', status: 0, cause });
  });
  if (!answer.ok || answer.body === null) throw toApiError(answer.status, await answer.json().catch(() => undefined));
  const size = Number(answer.headers.get('content-length'));
  let received = 0;
  const counted = answer.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, out) => {
      received += chunk.byteLength;
      if (size > 0) report(received / size);
      out.enqueue(chunk);
    },
  }));
  // A Response collects the chunks outside of the JavaScript heap.
  const blob = await new Response(counted, { headers: { 'content-type': answer.headers.get('content-type') ?? '' } }).blob();
  return { blob, name: fileName(answer.headers.get('content-disposition')) ?? fallback };
};

/** The file name in a `Content-Disposition` (RFC 6266): the one for all alphabets first. */
export const fileName = (disposition: string | null): string | undefined => {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/iu.exec(disposition ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // Not percent-encoded after all: the plain name serves.
    }
  }
  return /filename\s*=\s*"([^"]+)"/iu.exec(disposition ?? '')?.[1] ?? /filename\s*=\s*([^;\s]+)/iu.exec(disposition ?? '')?.[1];
};
