import { Fault, isAbort, isFault, isFaultOf } from '@frameseek/core';
import type { QdrantClient } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { qdrantEndpoint, type QdrantAddress } from './qdrant-address.ts';

type Api = ReturnType<QdrantClient['api']>;

/** One Qdrant server: its calls with the signal of the caller, a time limit, and every error as a fault. */
export class QdrantServer {
  /** For people: without name and password. */
  readonly url: string;
  readonly #api: Api;
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #hasKey: boolean;

  /** A server is not asked anything yet. Its client is loaded here, as every command of a library without a server would pay for it. */
  static async at(address: QdrantAddress): Promise<QdrantServer> {
    const { QdrantClient: Client } = await import('@qdrant/js-client-rest');
    return new QdrantServer(address, Client);
  }

  private constructor(address: QdrantAddress, Client: typeof QdrantClient) {
    const { shown, url, port, prefix, headers, unprotectedKey } = qdrantEndpoint(address);
    this.url = shown;
    this.#base = `${url.replace(/:\d+$/, '')}:${port}${prefix}`;
    this.#headers = { ...headers, 'content-type': 'application/json', ...(address.apiKey !== undefined && { 'api-key': address.apiKey }) };
    this.#hasKey = address.apiKey !== undefined;
    this.#api = new Client({
      url, port, headers,
      ...(prefix !== '' && { prefix }),
      ...(unprotectedKey !== undefined && { apiKey: unprotectedKey }),
      // The limit is ours, together with the caller's signal: the client would put its own in the place of both.
      timeout: Infinity,
      // It would send a request from the constructor, and warn on the console.
      checkCompatibility: false,
    }).api();
  }

  /** Runs a call of the API; `init` carries the signal into the request. */
  call<T>(signal: AbortSignal, work: (api: Api, init: RequestInit) => Promise<{ data: T }>): Promise<T> {
    return this.#run(signal, async (limited) => (await work(this.#api, { signal: limited })).data);
  }

  /**
   * A call that carries vectors, past the client: that asks of each of their numbers, in writing and in reading, whether it is too large to be exact,
   * which takes five times as long as all the rest. Rejects as `call` does.
   */
  transfer<T>(signal: AbortSignal, { method, path, body, answer }: Transfer<T>): Promise<T> {
    const text = JSON.stringify(body);
    return this.#run(signal, async (limited) => {
      const response = await fetch(`${this.#base}${path}`, { method, headers: this.#headers, body: text, signal: limited });
      const said = await response.text();
      if (!response.ok) throw new QdrantRefusal(response.status, said);
      return answer.parse(JSON.parse(said));
    });
  }

  /**
   * A call whose connection is closed under it is made again: a server closes those that rest, maybe just when one is taken for a
   * request, and each of our calls may be made twice.
   */
  async #run<T>(signal: AbortSignal, work: (limited: AbortSignal) => Promise<T>): Promise<T> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    for (let triesLeft = 1; ; triesLeft -= 1) {
      signal.throwIfAborted();
      try {
        return await work(limited);
      } catch (error) {
        signal.throwIfAborted();
        if (triesLeft === 0 || !isConnectionClosed(error)) throw this.#toFault(error);
      }
    }
  }

  /** Nobody there, too busy, or not ready yet: worth another try. The rest will fail again. */
  #toFault(error: unknown): unknown {
    if (isFault(error) || isAbort(error)) return error;
    const status = statusOf(error);
    if (status === undefined || status === 408 || status === 429 || status >= 500) {
      return new Fault('store/unavailable', { store: this.url, reason: reasonOf(error) }, { cause: error });
    }
    const reason = status === 401 || status === 403 ? `${this.#keyAdvice()} (${reasonOf(error)})` : reasonOf(error);
    return new Fault('store/failed', { store: this.url, reason }, { cause: error });
  }

  #keyAdvice(): string {
    return this.#hasKey ? 'it does not take the key in QDRANT_API_KEY' : 'it wants a key, and QDRANT_API_KEY is not set';
  }
}

/** What is sent past the client, and what comes back. */
interface Transfer<T> {
  readonly method: 'POST' | 'PUT';
  /** From the address of the server on. */
  readonly path: string;
  readonly body: unknown;
  readonly answer: z.ZodType<T>;
}

/** What a server says that does not do what it is asked, in the form of the client's own errors. */
class QdrantRefusal extends Error {
  readonly status: number;
  readonly data: unknown;

  constructor(status: number, said: string) {
    super(said);
    this.status = status;
    this.data = refusal.safeParse(parsed(said)).data ?? said;
  }
}

const refusal = z.object({ status: z.object({ error: z.string() }) });

/** A proxy on the way may say anything. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A request to a server that is alive takes milliseconds; one that takes longer than this has nobody behind it. */
const LIMIT_MS = 30_000;

const isConnectionClosed = (error: unknown): boolean => closedConnection.safeParse(error).success;

/** As Node's fetch says it: by the system, or by undici for a connection that the other side has closed. */
const closedConnection = z.object({ cause: z.object({ code: z.enum(['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET']) }) });

/** The HTTP status of an error that the server answered, if it did. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;

/** Whether a fault is that a collection, or what an alias led to, is not there; a 404 of a proxy on the way is not. */
export const isCollectionMissing = (error: unknown): boolean =>
  isFaultOf(error, 'store/failed') && statusOf(error.cause) === 404 && notFound.safeParse(error.cause).success;

/** Like "Not found: Collection `x` doesn't exist!": `StorageError::NotFound` in Qdrant's lib/storage/src/content_manager/errors.rs. */
const notFound = z.object({ data: z.object({ status: z.object({ error: z.string().startsWith('Not found: ') }) }) });

/** Qdrant says why in `status.error`; fetch says why in its cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${LIMIT_MS / 1000} s`;
  const said = 'data' in error ? JSON.stringify(error.data) : undefined;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return `${statusOf(error) ?? ''} ${said ?? cause ?? error.message}`.trim().slice(0, REASON_LIMIT);
};

/** Characters of an answer that a person would still read. */
const REASON_LIMIT = 500;
