import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Abortable } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import type { z } from 'zod';

/** What a tool works with. */
interface McpCall extends Abortable {
  readonly engine: Engine;
  /** Tells who waits what happens, where the client wants to hear it. */
  readonly progress: (message: string) => void;
}

/** One tool of the Model Context Protocol: what it takes and gives, as schemas that the API has too, and what it does. */
export interface McpTool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** Absent: it gives pictures, which have no schema. */
  readonly output?: z.ZodObject;
  /** A fault that it throws becomes an answer that says so. */
  readonly run: (input: z.output<Input>, call: McpCall) => Promise<CallToolResult> | CallToolResult;
}
