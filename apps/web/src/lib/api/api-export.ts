import { CLIP_FORMATS, clockSpan, type ExportFormat, type ExportRequest } from '@frameseek/core';
import { videoPath } from './api.ts';
import { fetchOk } from './http.ts';

/** A stretch of a video that is exported; seconds. */
export type ExportItem = ExportRequest['items'][number];

/** What is to be made; the server fills in what is left out. */
type ExportInput = Pick<ExportRequest, 'format' | 'title' | 'items'> & Partial<ExportRequest>;

/** Letters that a title may have. */
const MAX_TITLE_LENGTH = 200;

/** How an export is given up and followed. */
export interface ExportOptions {
  readonly signal: AbortSignal;
  /** Called with the share of the file that has arrived, 0 to 1, where its size is known. */
  readonly report: (done: number) => void;
}

/** The file, and the name that the server gives it. */
export interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Has a file made of parts of videos. Rejects with an `ApiError`, or the signal's reason. */
export const exportFile = async (input: ExportInput, options: ExportOptions): Promise<ExportedFile> => {
  const body = JSON.stringify({ ...input, title: input.title.slice(0, MAX_TITLE_LENGTH), items: input.items.map(shortened) });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return await receive('/api/export', init, { fallback: `${input.title}.${input.format}`, ...options });
};

const shortened = ({ title, ...item }: ExportItem): ExportItem => (title === undefined ? item : { ...item, title: title.slice(0, MAX_TITLE_LENGTH) });

/** What an export is called: one clip by its span as well, so that two of one film are told apart. A file's name has no colons. */
export const clipTitle = (title: string, { format, items }: { readonly format: ExportFormat; readonly items: readonly ExportItem[] }): string => {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0 || !CLIP_FORMATS.some((one) => one === format)) return title;
  const span = clockSpan(item).replaceAll(':', '.');
  return `${title.slice(0, MAX_TITLE_LENGTH - span.length - 1)} ${span}`;
};

export type { ExportFormat };

/** The path of one frame of a video as a PNG, as large as the video; `at` in seconds. */
export const framePath = (video: string, at: number): string => `${videoPath(video)}/frame.png?${new URLSearchParams({ at: at.toFixed(3) })}`;

/** The file behind a path of the API, named `fallback` where the server gives it no name. Rejects as `exportFile` does. */
export const fetchFile = async (path: string, options: ExportOptions & { readonly fallback: string }): Promise<ExportedFile> => await receive(path, {}, options);

const receive = async (path: string, init: RequestInit, { signal, report, fallback }: ExportOptions & { readonly fallback: string }): Promise<ExportedFile> => {
  const answer = await fetchOk(path, { ...init, signal });
  const size = Number(answer.headers.get('content-length'));
  let received = 0;
  const counted = answer.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
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

/** The file name in a `Content-Disposition` (RFC 6266): the one for all alphabets first; undefined where it names none. */
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
