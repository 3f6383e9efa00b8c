import { once } from 'node:events';
import type { Server } from 'node:http';
import { Fault } from '@frameseek/core';
import type { Config } from '@frameseek/runtime';

/** Starts listening; gives the address under which the server is reached. Rejects with `server/port-taken` or `config/invalid`. */
export const listen = async (server: Server, { host, apiPort }: Pick<Config, 'host' | 'apiPort'>): Promise<string> => {
  server.listen(apiPort, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') throw new Fault('server/port-taken', { port: apiPort, setting: 'FRAMESEEK_API_PORT' }, { cause });
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Fault('config/invalid', { problems: [`the server cannot listen on ${host}, port ${apiPort} (${String(code)})`] }, { cause });
    }
    throw cause;
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : apiPort;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
