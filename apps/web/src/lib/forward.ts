import { TOKEN_COOKIE, apiAddress } from './api-address.ts';

/** Headers that belong to one connection (RFC 9110, 7.6.1), or that fetch sets by itself. */
const HOP_BY_HOP = new Set([
  'connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'host',
  'content-length', 'expect', 'accept-encoding',
]);

/** Sends a request on to the API and streams the answer back; ends the one when the other side goes away. */
export async function forward(request: Request, token: string | undefined): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, apiAddress());
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: outgoing(request, token),
      body: request.body,
      signal: request.signal,
      redirect: 'manual',
      cache: 'no-store',
      ...(request.body === null ? {} : { duplex: 'half' }),
    });
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: incoming(answer) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return unreachable(target, error);
  }
}

const outgoing = (request: Request, token: string | undefined): Headers => {
  const headers = new Headers([...request.headers].filter(([name]) => !HOP_BY_HOP.has(name)));
  // Byte ranges count in the bytes that are sent, so nothing between the two may compress.
  headers.set('accept-encoding', 'identity');
  headers.set('x-forwarded-host', request.headers.get('host') ?? '');
  headers.set('cookie', withoutToken(headers.get('cookie') ?? ''));
  if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  return headers;
};

const withoutToken = (cookies: string): string =>
  cookies.split(/;\s*/).filter((cookie) => !cookie.startsWith(`${TOKEN_COOKIE}=`)).join('; ');

const incoming = (answer: Response): Headers => {
  const headers = new Headers([...answer.headers].filter(([name]) => name === 'content-length' || !HOP_BY_HOP.has(name)));
  // Next would compress events, and so hold them back.
  if (headers.get('content-type')?.startsWith('text/event-stream')) headers.set('cache-control', 'no-cache, no-transform');
  return headers;
};

const unreachable = (target: URL, error: unknown): Response =>
  Response.json(
    {
      error: {
        code: 'web/api-unreachable',
        message: 'The Frameseek server does not answer. Start it with "npm start", then try again.',
        facts: { address: target.origin, reason: error instanceof Error ? error.message : String(error) },
      },
    },
    { status: 502 },
  );
