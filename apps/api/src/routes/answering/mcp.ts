import { createMcpServer } from '@frameseek/runtime';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { version } from '../../http/version.ts';

/**
 * The Model Context Protocol over HTTP, without sessions: each request is answered by a server of its own, and nothing stays
 * behind. Hosts, origins and the token are checked before, as for every route.
 */
export const mcpEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'post',
    path: '/mcp',
    needs: 'ask',
    rate: 'search',
    summary: 'The Model Context Protocol (streamable HTTP, without sessions): search, moment_frames, transcript, ask, list for assistants',
    status: 200,
    type: 'text/event-stream',
    faults: [],
    handle: (_input, call) => answer(call),
  }),
  ...(['get', 'delete'] as const).map((method) => rawEndpoint({
    method,
    path: '/mcp',
    needs: 'ask',
    summary: method === 'get' ? 'There is no stream of its own: answers come with their requests' : 'There is no session to end',
    status: 405,
    faults: [],
    handle: (_input, { res }) => void res.status(405).set('Allow', 'POST').json({ jsonrpc: '2.0', id: null, error: { code: -32_000, message: 'Only POST: this server keeps no sessions.' } }),
  })),
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
