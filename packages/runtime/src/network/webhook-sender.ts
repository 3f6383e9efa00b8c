import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Fault, isFault, type WebhookSender } from '@frameseek/core';
import { checkedLookup, privateAddress, type MayConnect } from './checked-lookup.ts';

/** Milliseconds in which a server must have answered. */
const TIMEOUT_MS = 10_000;

/** Tells addresses what happened. Each is checked as it is asked, and leads nowhere else: a redirect is an answer that was not taken. */
export const createWebhookSender = (mayConnect: MayConnect): WebhookSender => ({
  send: async ({ url: given, body, headers }, { signal }) => {
    const url = new URL(given);
    const shown = `${url.protocol}//${url.host}${url.pathname}`;
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
    const status = await promise.catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
    if (status < 200 || status > 299) throw new Fault('url/failed', { url: shown, reason: `its server answered with ${status}` });
  },
});
