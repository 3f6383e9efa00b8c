import type { z } from 'zod';
import { ApiError } from './api-error.ts';

/** Every schema of what is sent. They are a third of all scripts, so they come beside the first answer, not before the page is there. */
export const schemas = async () => await import('./wire.ts');

type Schemas = Awaited<ReturnType<typeof schemas>>;

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

/** The JSON of an answer, checked against the schema that is chosen of all. Rejects as `fetchOk` does, and with `web/unexpected-answer` for any other JSON. */
export const requestJson = async <Schema extends z.ZodType>(path: string, choose: (all: Schemas) => Schema, options: RequestOptions): Promise<z.output<Schema>> => {
  const [answer, all] = await Promise.all([request(path, options), schemas()]);
  const parsed = choose(all).safeParse(await answer.json());
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
  throw await toApiError(answer.status, await answer.json().catch(() => undefined));
};

/** The failure that an answer of this HTTP status tells of, in the server's own words where its body has some. */
export const toApiError = async (status: number, body: unknown): Promise<ApiError> => {
  const { wire } = await schemas();
  const parsed = wire.errorBody.safeParse(body);
  if (parsed.success) return new ApiError(parsed.data.error.message, { code: parsed.data.error.code, facts: parsed.data.error.facts, status });
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : `The server answered with ${status}.`;
  return new ApiError(message, { code: 'web/unexpected-answer', status });
};
