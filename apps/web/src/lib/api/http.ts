import type { z } from 'zod';
import { ApiError } from './api-error.ts';
import { wire } from './wire.ts';

/** What can be given up by whoever waits for it. */
export interface Abortable {
  readonly signal?: AbortSignal;
}

/** What a request may carry. */
interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: unknown;
}

/** The JSON of an answer, checked against its schema. Rejects as `fetchOk` does, and with `web/unexpected-answer` for any other JSON. */
export const requestJson = async <Schema extends z.ZodType>(path: string, schema: Schema, options: RequestOptions): Promise<z.output<Schema>> => {
  const answer = await request(path, options);
  const parsed = schema.safeParse(await answer.json());
  if (parsed.success) return parsed.data;
  throw new ApiError('The server answered in a way this app does not understand. Are both of the same version?', {
    code: 'web/unexpected-answer', status: answer.status, cause: parsed.error,
  });
};

/** The answer to a request of our API. Rejects as `fetchOk` does. */
export const request = async (path: string, { signal, method = 'GET', body }: RequestOptions): Promise<Response> => {
  const init: RequestInit = { method, ...(signal ? { signal } : {}) };
  if (body instanceof FormData) Object.assign(init, { body });
  else if (body !== undefined) Object.assign(init, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  return await fetchOk(path, init);
};

/** `fetch`, but rejects with an `ApiError` where the answer is no success, or where there is none. An `AbortError` stays what it is. */
export const fetchOk: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new ApiError('This page lost its connection to Frameseek.', { code: 'web/no-network', status: 0, cause });
  });
  if (answer.ok) return answer;
  throw toApiError(answer.status, await answer.json().catch(() => undefined));
};

/** The failure that an answer of this HTTP status tells of, in the server's own words where its body has some. */
export const toApiError = (status: number, body: unknown): ApiError => {
  const parsed = wire.errorBody.safeParse(body);
  if (parsed.success) return new ApiError(parsed.data.error.message, { code: parsed.data.error.code, status });
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : `The server answered with ${status}.`;
  return new ApiError(message, { code: 'web/unexpected-answer', status });
};
