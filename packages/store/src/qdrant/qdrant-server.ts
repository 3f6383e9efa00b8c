import { Fault, isAbort, isFault, isFaultOf } from '@frameseek/core';
import { QdrantClient } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { qdrantEndpoint, type QdrantAddress } from './qdrant-address.ts';

type Api = ReturnType<QdrantClient['api']>;

/** One Qdrant server: its calls with the signal of the caller, a time limit, and every error as a fault. */
export class QdrantServer {
  /** For people: without name and password. */
  readonly url: string;
  readonly #api: Api;
  readonly #hasKey: boolean;

  constructor(address: QdrantAddress) {
    const { shown, url, port, prefix, headers, unprotectedKey } = qdrantEndpoint(address);
    this.url = shown;
    this.#hasKey = address.apiKey !== undefined;
    this.#api = new QdrantClient({
      url, port, headers,
      ...(prefix !== '' && { prefix }),
      ...(unprotectedKey !== undefined && { apiKey: unprotectedKey }),
      // The limit is ours, together with the caller's signal: the client would put its own in the place of both.
      timeout: Infinity,
      // It would send a request from the constructor, and warn on the console.
      checkCompatibility: false,
    }).api();
  }

  /**
   * Runs a call of the API; `init` carries the signal into the request. One whose connection is closed under it is made again: a server
   * closes those that rest, maybe just when one is taken for a request, and each of our calls may be made twice.
   */
  async call<T>(signal: AbortSignal, work: (api: Api, init: RequestInit) => Promise<{ data: T }>): Promise<T> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    for (let triesLeft = 1; ; triesLeft -= 1) {
      signal.throwIfAborted();
      try {
        return (await work(this.#api, { signal: limited })).data;
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
