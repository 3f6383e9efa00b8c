import { createServer } from 'node:net';
import { Fault } from '@frameseek/core';

/** The port itself when it is free (0: any free one). Throws `server/port-taken` with the setting that chooses another. */
export const freePort = (host: string, port: number, setting: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Fault('server/port-taken', { port, setting }, { cause: error }) : error);
    });
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      const free = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(free));
    });
  });
