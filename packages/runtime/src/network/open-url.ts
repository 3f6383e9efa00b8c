import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Fault, isFault, type Abortable } from '@frameseek/core';
import { checkedLookup, privateAddress, type MayConnect } from './checked-lookup.ts';

interface OpenOptions extends Abortable {
  /** Whether an IP address may be connected to. */
  readonly mayConnect: MayConnect;
  /** Milliseconds in which the server must say something. */
  readonly timeoutMs: number;
}

/** What an address answered, after all redirects; its body has not been read yet. */
interface UrlResponse {
  readonly url: URL;
  readonly response: IncomingMessage;
}

const MAX_REDIRECTS = 5;

/**
 * Asks for what lies at an address of the open Internet. Every address on the way is checked, by number as by name; the
 * connection goes to the very number that was checked, so that a name cannot mean another one a moment later (DNS rebinding).
 * Rejects with `input/invalid`, `url/refused` or `url/failed`.
 */
export const openUrl = async (given: string, options: OpenOptions): Promise<UrlResponse> => {
  let url = allowedUrl(given, given, options);
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(url, options);
    const status = response.statusCode ?? 0;
    if (status === 200) return { url, response };
    response.destroy();
    const next = response.headers.location;
    if (status < 300 || status > 399 || next === undefined) throw new Fault('url/failed', { url: url.href, reason: `its server answered with ${status}` });
    if (redirects === MAX_REDIRECTS) throw new Fault('url/failed', { url: given, reason: `it leads on more than ${MAX_REDIRECTS} times` });
    url = allowedUrl(URL.canParse(next, url.href) ? new URL(next, url).href : next, given, options);
  }
};

const allowedUrl = (text: string, given: string, { mayConnect }: OpenOptions): URL => {
  if (!URL.canParse(text)) throw new Fault('input/invalid', { problems: [`${JSON.stringify(text)} is no address`] });
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(given, `it leads to ${url.protocol}, which is neither http: nor https:`);
  if (url.username !== '' || url.password !== '') throw refused(given, 'it holds a name or a password');
  const host = plainHost(url);
  // Names are checked when they are resolved; numbers are never resolved.
  if (isIP(host) !== 0 && !mayConnect(host)) throw privateAddress(given, host);
  return url;
};

const plainHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const refused = (url: string, reason: string): Fault => new Fault('url/refused', { url, reason });

const send = async (url: URL, options: OpenOptions): Promise<IncomingMessage> => {
  const { signal, timeoutMs, mayConnect } = options;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const isSecure = url.protocol === 'https:';
  const requestOptions: RequestOptions = {
    signal,
    // A connection of its own each time: one that is kept might lead where the name no longer does.
    agent: isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    headers: { 'user-agent': 'Frameseek', accept: 'video/*, audio/*, application/octet-stream;q=0.9, */*;q=0.1', 'accept-encoding': 'identity' },
    lookup: checkedLookup(url.href, mayConnect),
  };
  const request = (isSecure ? httpsRequest : httpRequest)(url, requestOptions);
  request.setTimeout(timeoutMs, () => request.destroy(new Fault('url/failed', { url: url.href, reason: `its server said nothing for ${timeoutMs / 1000} s` })));
  request.once('response', resolve);
  // Stays for the whole body: a connection that breaks later fails the reading of the response, too.
  request.on('error', (error) => reject(signal.aborted || isFault(error) ? error : new Fault('url/failed', { url: url.href, reason: error.message }, { cause: error })));
  request.end();
  return promise;
};
