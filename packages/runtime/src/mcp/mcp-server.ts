import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { faultMessage, isAbort, isFault, type Abortable, type Telemetry } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import type { z } from 'zod';
import { askTool } from './ask-tool.ts';
import { framesTool } from './frames-tool.ts';
import { listTool } from './list-tool.ts';
import type { McpTool } from './mcp-tool.ts';
import { searchTool } from './search-tool.ts';
import { transcriptTool } from './transcript-tool.ts';

/** Under which version the server introduces itself, what ends its calls, and where failures are logged. */
export interface McpOptions extends Abortable {
  readonly version: string;
  readonly telemetry: Telemetry;
}

const INSTRUCTIONS = [
  'Frameseek is a library of videos that can be searched by what is seen, said and shown in them.',
  'Times are seconds from the beginning of a video. search finds moments; moment_frames shows pictures of them; transcript reads what is said;',
  'ask answers a question with citations; list tells which videos there are.',
].join(' ');

/** A server of the Model Context Protocol over the library, for one connection; `signal` ends what it is doing. */
export const mcpServer = (engine: Engine, { version, signal, telemetry }: McpOptions): McpServer => {
  const server = new McpServer({ name: 'frameseek', title: 'Frameseek', version }, { instructions: INSTRUCTIONS });
  const add = <Input extends z.ZodObject>({ name, title, description, input, output, run }: McpTool<Input>): void => {
    const config = { title, description, inputSchema: input as z.ZodObject, ...(output !== undefined && { outputSchema: output }), annotations: { readOnlyHint: name !== 'ask', openWorldHint: false } };
    server.registerTool(name, config, async (args, extra) => {
      const token = extra._meta?.progressToken;
      let sent = 0;
      const progress = (message: string): void => {
        if (token === undefined) return;
        sent += 1;
        // A client that is gone hears nothing; that shows at the answer.
        extra.sendNotification({ method: 'notifications/progress', params: { progressToken: token, progress: sent, message } }).catch(() => undefined);
      };
      const call = () => run(args as z.output<Input>, { engine, progress, signal: AbortSignal.any([signal, extra.signal]) });
      return telemetry.bind({ tool: name }, () => faultsAsText(call, telemetry));
    });
  };
  add(searchTool);
  add(framesTool);
  add(transcriptTool);
  add(askTool);
  add(listTool);
  return server;
};

/** A failure is an answer in words, by which an assistant can do better. */
const faultsAsText = async (work: () => Promise<CallToolResult> | CallToolResult, telemetry: Telemetry): Promise<CallToolResult> => {
  try {
    return await work();
  } catch (error) {
    if (!isAbort(error)) telemetry.log(isFault(error) ? 'debug' : 'error', 'mcp.failed', { error });
    if (!isFault(error)) throw error;
    return { isError: true, content: [{ type: 'text', text: faultMessage(error) }] };
  }
};
