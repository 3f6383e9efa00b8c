import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { apiAddress } from './api-address.ts';

/** Headers that belong to one connection (RFC 9110, 7.6.1), or that the sender sets by itself. */
const HOP_BY_HOP = new Set([
  'connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'host',
  'expect', 'accept-encoding',
]);

/** Answers that have no body (Fetch standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/** Sends a request on to the API and streams the answer back; ends the one when the other side goes away. */
export async function forward(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, apiAddress());
  try {
    const answer = await send(request, target, outgoing(request));
    const status = answer.statusCode ?? 502;
    const bodiless = request.method === 'HEAD' || BODILESS.has(status);
    if (bodiless) answer.resume();
    return new Response(bodiless ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>), { status, headers: incoming(answer) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return unreachable(target, error);
  }
}

/** By node:http, since fetch reads a whole upload into memory when the API takes it more slowly than it comes. */
const send = async ({ method, body, signal }: Request, target: URL, headers: Headers): Promise<IncomingMessage> =>
  await new Promise((resolve, reject) => {
    const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const sending = start(target, { method, headers: Object.fromEntries(headers), signal, agent: false });
    sending.once('response', resolve).once('error', reject);
    if (body === null) sending.end();
    else pipeline(Readable.from(chunksOf(body)), sending).catch(reject);
  });

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

const outgoing = (request: Request): Headers => {
  const headers = new Headers([...request.headers].filter(([name]) => !HOP_BY_HOP.has(name)));
  // Byte ranges count in the bytes that are sent, so nothing between the two may compress.
  headers.set('accept-encoding', 'identity');
  headers.set('x-forwarded-host', request.headers.get('host') ?? '');
  return headers;
};

const incoming = (answer: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    if (!HOP_BY_HOP.has(name)) for (const value of values ?? []) headers.append(name, value);
  }
  // Next would compress events, and so hold them back.
  if (headers.get('content-type')?.startsWith('text/event-stream')) headers.set('cache-control', 'no-cache, no-transform');
  return headers;
};

const unreachable = (target: URL, error: unknown): Response =>
  Response.json(
    {
      error: {
        code: 'web/api-unreachable',
        message: 'The Frameseek server does not answer. Start it with "npm start" or "frameseek serve", then try again.',
        facts: { address: target.origin, reason: error instanceof Error ? error.message : String(error) },
      },
    },
    { status: 502 },
  );
