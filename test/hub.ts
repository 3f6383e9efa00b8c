import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the hub misbehaves for one path (`<id>/<path>`). `times`: only so often, then it is well. */
export type HubFault =
  | { readonly kind: 'status'; readonly status: number; readonly times?: number }
  /** A web page with status 200; `plain` hides that in the content type. */
  | { readonly kind: 'page'; readonly plain?: boolean; readonly times?: number }
  | { readonly kind: 'cut'; readonly afterBytes: number; readonly times?: number }
  | { readonly kind: 'wrong'; readonly times?: number }
  /** Stops sending after so many bytes, but keeps the connection. */
  | { readonly kind: 'stall'; readonly afterBytes: number; readonly times?: number }
  /** Accepts the connection and never answers. */
  | { readonly kind: 'silent'; readonly times?: number }
  | { readonly kind: 'redirect'; readonly times?: number }
  | { readonly kind: 'no-ranges'; readonly times?: number };

export interface HubOptions {
  /** Model id → path in its repository → bytes. */
  readonly files: Readonly<Record<string, Readonly<Record<string, Buffer>>>>;
  readonly faults?: Readonly<Record<string, HubFault>>;
}

export interface Hub extends AsyncDisposable {
  readonly url: string;
  /** Every request so far: `<id>/<path>`, with `@<offset>` where a range was asked for. */
  readonly requests: readonly string[];
  /** Replaces the faults. */
  misbehave(faults: Readonly<Record<string, HubFault>>): void;
}

/** A local server that speaks the model hub's addresses, `/<org>/<name>/resolve/<revision>/<path>`, with ranges. */
export const startHub = async ({ files, faults = {} }: HubOptions): Promise<Hub> => {
  const requests: string[] = [];
  let current = new Map(Object.entries(faults));
  const used = new Map<HubFault, number>();

  const faultFor = (name: string): HubFault | undefined => {
    const fault = current.get(name) ?? current.get('*');
    if (fault === undefined) return undefined;
    const before = used.get(fault) ?? 0;
    used.set(fault, before + 1);
    return before < (fault.times ?? Infinity) ? fault : undefined;
  };

  const server = createServer((request, response) => {
    const { id, path } = parse(request);
    const name = `${id}/${path}`;
    const offset = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    requests.push(offset > 0 ? `${name}@${offset}` : name);
    const content = files[id]?.[path];
    if (content === undefined) {
      response.writeHead(404).end('Entry not found');
      return;
    }
    answer({ request, response, content, offset, fault: faultFor(name) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    misbehave: (next) => {
      current = new Map(Object.entries(next));
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
};

const parse = (request: IncomingMessage): { id: string; path: string } => {
  const url = decodeURIComponent(request.url ?? '').replace(/^\/moved/, '');
  const [, id = '', path = ''] = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(url) ?? [];
  return { id, path };
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly content: Buffer;
  readonly offset: number;
  readonly fault: HubFault | undefined;
}

const answer = (exchange: Exchange): void => {
  const { request, response, content, fault } = exchange;
  switch (fault?.kind) {
    case 'status':
      response.writeHead(fault.status).end('no');
      return;
    case 'page':
      response.writeHead(200, { 'content-type': fault.plain === true ? 'application/octet-stream' : 'text/html' }).end('<!DOCTYPE html><p>Log in');
      return;
    case 'silent':
      return;
    case 'redirect':
      if (request.url?.startsWith('/moved') === true) send(exchange, {});
      else response.writeHead(302, { location: `/moved${request.url ?? ''}` }).end();
      return;
    case 'wrong':
      send({ ...exchange, content: Buffer.from(content.map((byte) => byte ^ 0xff)) }, {});
      return;
    case 'no-ranges':
      send({ ...exchange, offset: 0 }, {});
      return;
    case 'cut':
      send(exchange, { stopAfter: fault.afterBytes, then: 'break' });
      return;
    case 'stall':
      send(exchange, { stopAfter: fault.afterBytes, then: 'wait' });
      return;
    default:
      send(exchange, {});
  }
};

const send = ({ response, content, offset }: Exchange, { stopAfter, then }: { stopAfter?: number; then?: 'break' | 'wait' }): void => {
  if (offset >= content.length && offset > 0) {
    response.writeHead(416).end();
    return;
  }
  const rest = content.subarray(offset);
  const headers = { 'content-type': 'application/octet-stream', 'content-length': rest.length };
  if (offset > 0) response.writeHead(206, { ...headers, 'content-range': `bytes ${offset}-${content.length - 1}/${content.length}` });
  else response.writeHead(200, headers);
  if (stopAfter === undefined) {
    response.end(rest);
    return;
  }
  response.write(rest.subarray(0, stopAfter), () => {
    // The bytes have to be on their way before the connection goes.
    if (then === 'break') setTimeout(() => response.destroy(), 50);
  });
};
