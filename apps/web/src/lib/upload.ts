import type { AddVideosResponse } from '@frameseek/core';
import { ApiError } from './api-error.ts';
import { toApiError } from './http.ts';
import { wire } from './wire.ts';

interface UploadOptions {
  readonly signal: AbortSignal;
  /** Called with the part that is sent, 0 to 1. */
  readonly report: (part: number) => void;
}

/** Sends one file. By XMLHttpRequest, since fetch does not tell how much is sent. */
export const uploadFile = async (file: File, { signal, report }: UploadOptions): Promise<AddVideosResponse> =>
  await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.upload.addEventListener('progress', ({ loaded, total }) => report(total > 0 ? loaded / total : 0));
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled.', 'AbortError')));
    request.addEventListener('error', () => reject(new ApiError('The connection broke during the upload.', { code: 'web/no-network', status: 0 })));
    request.addEventListener('load', () => {
      const body: unknown = parse(request.responseText);
      const added = wire.addVideosResponse.safeParse(body);
      if (request.status < 300 && added.success) resolve(added.data);
      else reject(toApiError(request.status, body));
    });
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    const form = new FormData();
    form.append('files', file, file.name);
    request.open('POST', '/api/videos/upload');
    request.send(form);
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
