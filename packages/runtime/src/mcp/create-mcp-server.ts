import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Engine } from '@frameseek/engine';
import type { McpOptions } from './mcp-server.ts';

/** A server of the Model Context Protocol over the library. What it is made of is loaded only here: most programs need none of it. */
export const createMcpServer = async (engine: Engine, options: McpOptions): Promise<McpServer> => {
  const { mcpServer } = await import('./mcp-server.ts');
  return mcpServer(engine, options);
};
