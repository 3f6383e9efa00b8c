import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkedLookup, type MayConnect } from './checked-lookup.ts';

/** A proxy on this computer that leads only to addresses that may be asked: programs that follow redirects and playlists by themselves go through it. */
interface GuardedProxy extends AsyncDisposable {
  /** Its address, with what lets in whoever was told it. Opens it at the first call. */
  address(): Promise<string>;
}

/** Milliseconds without a byte after which a connection is given up. */
const SILENCE_MS = 60_000;

/** The proxy of HTTP (RFC 9110, 7.7 and 9.3.6). Every connection is checked, by number as by name, and goes to the very number that was checked. */
export const createGuardedProxy = (mayConnect: MayConnect): GuardedProxy => {
  const password = randomBytes(24).toString('hex');
  const expected = `Basic ${Buffer.from(`frameseek:${password}`).toString('base64')}`;
  let opened: Promise<Server> | undefined;
  const open = async (): Promise<Server> => {
    const server = createServer((req, res) => (isKnown(req, expected) ? forward(req, res, mayConnect) : askWho(res)));
    server.on('connect', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (isKnown(req, expected)) tunnel(req, { socket, head, mayConnect });
      else socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="frameseek"\r\nContent-Length: 0\r\n\r\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    return server;
  };
  return {
    address: async () => {
      const at = (await (opened ??= open())).address();
      return `http://frameseek:${password}@127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
    },
    [Symbol.asyncDispose]: async () => {
      const server = await opened;
      server?.closeAllConnections();
      server?.close();
    },
  };
};

const isKnown = (req: IncomingMessage, expected: string): boolean => {
  const shown = Buffer.from(req.headers['proxy-authorization'] ?? '');
  return shown.length === expected.length && timingSafeEqual(shown, Buffer.from(expected));
};

const askWho = (res: ServerResponse): void => void res.writeHead(407, { 'proxy-authenticate': 'Basic realm="frameseek"' }).end();

/** What is asked for without encryption, of which the whole address is seen. */
const forward = (req: IncomingMessage, res: ServerResponse, mayConnect: MayConnect): void => {
  const url = URL.canParse(req.url ?? '') ? new URL(req.url ?? '') : undefined;
  const host = url?.hostname.replace(/^\[|\]$/gu, '') ?? '';
  if (url?.protocol !== 'http:' || (isIP(host) !== 0 && !mayConnect(host))) return void res.writeHead(403).end();
  const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = req.headers;
  const onward = request(url, { method: req.method ?? 'GET', headers, agent: false, timeout: SILENCE_MS, lookup: checkedLookup(url.href, mayConnect) }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
    answer.on('error', () => res.destroy());
  });
  onward.on('timeout', () => onward.destroy());
  onward.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(403).end()));
  res.on('close', () => onward.destroy());
  req.pipe(onward);
};

interface Tunnel {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly mayConnect: MayConnect;
}

/** What is asked for with encryption, of which only the host is seen. */
const tunnel = (req: IncomingMessage, { socket, head, mayConnect }: Tunnel): void => {
  const url = URL.canParse(`https://${req.url ?? ''}`) ? new URL(`https://${req.url ?? ''}`) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/gu, '') ?? '';
  const refuse = (): void => void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  if (url === undefined || (isIP(host) !== 0 && !mayConnect(host))) return refuse();
  const onward: Socket = connect({ host, port: Number(url.port || 443), lookup: checkedLookup(url.host, mayConnect) });
  let isOpen = false;
  onward.setTimeout(SILENCE_MS, () => onward.destroy());
  onward.once('connect', () => {
    isOpen = true;
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    onward.write(head);
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.on('error', () => (isOpen ? socket.destroy() : refuse()));
  onward.on('close', () => socket.destroy());
  socket.on('error', () => onward.destroy());
  socket.on('close', () => onward.destroy());
};
