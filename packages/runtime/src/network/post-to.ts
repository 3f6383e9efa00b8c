import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Fault, isFault, type Abortable } from '@frameseek/core';
import { checkedLookup, privateAddress, type MayConnect } from './checked-lookup.ts';

/** Milliseconds in which a server must have answered. */
const TIMEOUT_MS = 10_000;

/** What is posted, and where to. */
interface Post {
  readonly url: string;
  /** The address as faults may tell it. */
  readonly shown: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Posts to an address that people gave, which is checked as it is asked, and leads nowhere else: a redirect is an answer. Gives the status. Rejects with `url/refused`, else with `url/failed`. */
export const postTo = async ({ url: given, shown, body, headers }: Post, { mayConnect, signal }: Abortable & { readonly mayConnect: MayConnect }): Promise<number> => {
  const url = new URL(given);
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !mayConnect(host)) throw privateAddress(shown, host);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const options = { method: 'POST', agent: false, headers: { 'user-agent': 'Frameseek', ...headers, 'content-length': Buffer.byteLength(body) }, lookup: checkedLookup(shown, mayConnect), signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  request.on('error', (error) => reject(isFault(error) ? error : new Fault('url/failed', { url: shown, reason: error.message }, { cause: error })));
  request.end(body);
  return await promise.catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
};
