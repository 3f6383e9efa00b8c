import { once } from 'node:events';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';

/** `mcp`: serves the Model Context Protocol on standard input and output until the client leaves. Only the protocol goes to standard output. */
export const serveMcp = (session: Session, version: string): Promise<ExitCode> =>
  withRuntime(session, async ({ engine, telemetry }) => {
    const { createMcpServer } = await import('@frameseek/runtime');
    const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
    const left = new AbortController();
    const signal = AbortSignal.any([session.signal, left.signal]);
    const server = await createMcpServer(engine, { version, signal, telemetry });
    await server.connect(new StdioServerTransport());
    try {
      await once(process.stdin, 'close', { signal: session.signal });
      return EXIT.done;
    } finally {
      left.abort();
      await server.close();
    }
  });
