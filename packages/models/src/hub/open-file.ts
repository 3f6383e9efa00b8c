import { setTimeout as sleep } from 'node:timers/promises';
import type { HubTiming } from '../options.ts';
import { networkCode, NEVER_CONNECTED } from '../http/network-code.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { HubError } from './hub-error.ts';

interface OpenedFile {
  readonly body: AsyncIterable<Uint8Array>;
  /** Byte of the file at which the body begins: 0 when the hub did not honour the range. */
  readonly offset: number;
  /** Size of the file, where the hub says so. */
  readonly totalBytes?: number;
}

interface OpenRequest {
  readonly url: string;
  /** Bytes that are there already. */
  readonly offset: number;
  readonly timing: HubTiming;
  readonly signal: AbortSignal;
}

/** Asks the hub for a file from `offset` on, with a limit on silence, not on time. Every way in which this fails is a `HubError`. */
export const openFile = async ({ url, offset, timing, signal }: OpenRequest): Promise<OpenedFile> => {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timing.connectMs);
  // The body lives on after the headers: only the caller, or the stall timer, may end it then.
  const headers = { 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) };
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.any([signal, timeout.signal]) });
  } catch (cause) {
    signal.throwIfAborted();
    if (timeout.signal.aborted) throw new HubError('unreachable', `no answer within ${timing.connectMs / 1000} s`, { cause });
    throw connectionProblem(cause);
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 416) return { body: nothing(), offset, totalBytes: offset };
  const problem = problemOf(response);
  if (problem !== undefined) {
    await response.body?.cancel();
    throw problem;
  }
  return { ...describe(response, offset), body: bodyOf(response, timeout, timing.stallMs) };
};

const connectionProblem = (cause: unknown): HubError => {
  const code = networkCode(cause);
  if (code !== undefined && NEVER_CONNECTED.has(code)) return new HubError('unreachable', `no connection (${code})`, { cause });
  return new HubError('broken', `the connection broke${code === undefined ? '' : ` (${code})`}`, { cause });
};

const problemOf = ({ status, headers }: Response): HubError | undefined => {
  if (status === 404) return new HubError('refused', 'the hub does not have this file (404)');
  if (status === 429 || status >= 500) {
    return new HubError('broken', `the hub answers ${status}`, { retryAfterMs: retryAfterMs((name) => headers.get(name)) ?? 0 });
  }
  if (status >= 300) return new HubError('refused', `the hub refuses it (${status})`);
  // A network's login page, or an error page that claims success.
  if ((headers.get('content-type') ?? '').includes('text/html')) return new HubError('refused', 'a web page came instead of the file');
  return undefined;
};

const bodyOf = ({ body }: Response, timeout: AbortController, stallMs: number): AsyncIterable<Uint8Array> =>
  body === null ? nothing() : withStallTimer(body, timeout, stallMs);

const describe = (response: Response, asked: number): Omit<OpenedFile, 'body'> => {
  const offset = response.status === 206 ? rangeStart(response.headers.get('content-range'), asked) : 0;
  const length = Number(response.headers.get('content-length') ?? NaN);
  return { offset, ...(Number.isFinite(length) ? { totalBytes: offset + length } : {}) };
};

const rangeStart = (header: string | null, asked: number): number => {
  const start = Number(/^bytes (\d+)-/.exec(header ?? '')?.[1] ?? asked);
  if (start !== asked) throw new HubError('broken', 'the hub sent another part of the file than asked for');
  return start;
};

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A file that is complete already has no more bytes.
}

async function* withStallTimer(body: AsyncIterable<Uint8Array>, timeout: AbortController, stallMs: number): AsyncGenerator<Uint8Array> {
  let timer = setTimeout(() => timeout.abort(), stallMs);
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(() => timeout.abort(), stallMs);
    }
  } catch (cause) {
    if (timeout.signal.aborted) throw new HubError('broken', `nothing came for ${stallMs / 1000} s`, { cause });
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw connectionProblem(cause);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits before another try: what the hub asks for (10 s at most), or twice as long each time. */
export const backOff = (problem: HubError, attempt: number, { timing, signal }: { timing: HubTiming; signal: AbortSignal }): Promise<void> =>
  sleep(Math.max(Math.min(problem.retryAfterMs, 10_000), timing.backoffMs * 2 ** attempt), undefined, { signal });
