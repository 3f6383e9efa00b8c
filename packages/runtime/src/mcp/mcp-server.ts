import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { faultMessage, isFault, type Abortable } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import type { z } from 'zod';
import { askTool } from './ask-tool.ts';
import { framesTool } from './frames-tool.ts';
import { listTool } from './list-tool.ts';
import { searchTool } from './search-tool.ts';
import { transcriptTool } from './transcript-tool.ts';

/** What a tool works with. */
export interface McpCall extends Abortable {
  readonly engine: Engine;
  /** Tells who waits what happens, where the client wants to hear it. */
  readonly progress: (words: string) => void;
}

/** One tool: what it takes and gives, as schemas that the API has too, and what it does. */
export interface McpTool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** Absent: it gives pictures, which have no schema. */
  readonly output?: z.ZodObject;
  readonly run: (input: z.output<Input>, call: McpCall) => Promise<CallToolResult> | CallToolResult;
}

export interface McpOptions extends Abortable {
  readonly version: string;
}

const INSTRUCTIONS = [
  'Frameseek is a library of videos that can be searched by what is seen, said and shown in them.',
  'Times are seconds from the beginning of a video. search finds moments; moment_frames shows pictures of them; transcript reads what is said;',
  'ask answers a question with citations; list tells which videos there are.',
].join(' ');

/** A server of the Model Context Protocol over the library, for one connection; `signal` ends what it is doing. */
export const mcpServer = (engine: Engine, { version, signal }: McpOptions): McpServer => {
  const server = new McpServer({ name: 'frameseek', title: 'Frameseek', version }, { instructions: INSTRUCTIONS });
  const add = <Input extends z.ZodObject>({ name, title, description, input, output, run }: McpTool<Input>): void => {
    const config = { title, description, inputSchema: input as z.ZodObject, ...(output !== undefined && { outputSchema: output }), annotations: { readOnlyHint: name !== 'ask', openWorldHint: false } };
    server.registerTool(name, config, async (given, extra) => {
      const token = extra._meta?.progressToken;
      let told = 0;
      const progress = (message: string): void => {
        if (token === undefined) return;
        told += 1;
        // A client that is gone hears nothing; that shows at the answer.
        extra.sendNotification({ method: 'notifications/progress', params: { progressToken: token, progress: told, message } }).catch(() => undefined);
      };
      return inWords(() => run(given as z.output<Input>, { engine, progress, signal: AbortSignal.any([signal, extra.signal]) }));
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
const inWords = async (work: () => Promise<CallToolResult> | CallToolResult): Promise<CallToolResult> => {
  try {
    return await work();
  } catch (error) {
    if (!isFault(error)) throw error;
    return { isError: true, content: [{ type: 'text', text: faultMessage(error) }] };
  }
};
