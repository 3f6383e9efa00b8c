import { createMcpServer } from '@frameseek/runtime';
import { z } from 'zod';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { version } from '../../http/version.ts';

/**
 * The Model Context Protocol over HTTP, without sessions: each request is answered by a server of its own, and nothing stays
 * behind; there is no stream to get and no session to delete. Hosts, origins and the token are checked before, as for every route.
 */
export const mcpEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'post',
    path: '/mcp',
    needs: 'ask',
    rate: 'search',
    summary: 'The Model Context Protocol (streamable HTTP, without sessions): search, moment_frames, transcript, ask, list for assistants',
    body: z.unknown().meta({ description: 'A message of JSON-RPC 2.0', type: ['object', 'array'] }),
    status: 200,
    type: 'text/event-stream',
    faults: [],
    // Failures of the protocol are told in its own form.
    also: { 202: 'A notification or an answer was taken', 400: 'This is no message of JSON-RPC 2.0', 406: 'Accept must name application/json and text/event-stream' },
    handle: (_input, call) => answer(call),
  }),
];

const answer = async ({ req, res, runtime, signal }: Call): Promise<void> => {
  const server = await createMcpServer(runtime.engine, { version, signal, telemetry: runtime.telemetry });
  const { StreamableHTTPServerTransport } = await import('@modelcontextprotocol/sdk/server/streamableHttp.js');
  const transport = new StreamableHTTPServerTransport({});
  const close = (): void => void server.close().catch(() => undefined);
  res.once('close', close);
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
};
