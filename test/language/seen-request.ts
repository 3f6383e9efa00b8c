import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { jpegSize } from './jpeg-size.ts';

/** A picture as it arrived. */
export interface SeenImage {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** The text part right before it in its message: its stamp ("[2] 00:01:05.2"). */
  readonly textBefore: string;
}

export interface SeenMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  /** Its text parts, joined by line breaks. */
  readonly text: string;
  readonly images: readonly SeenImage[];
  /** Calls of tools that the assistant made before. */
  readonly calls: readonly { readonly id: string; readonly name: string; readonly input: unknown }[];
  /** Of a tool's result. */
  readonly callId?: string;
}

/** What a client asked of the scripted server. */
export interface SeenRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly system: string;
  readonly messages: readonly SeenMessage[];
  /** The text of the last message of the user. */
  readonly lastText: string;
  /** Every picture of every message, in order. */
  readonly images: readonly SeenImage[];
  readonly tools: readonly { readonly name: string; readonly description: string; readonly schema: unknown }[];
  /** The JSON schema that the answer was asked to have. */
  readonly json?: { readonly name: string; readonly schema: unknown };
  readonly maxTokens?: number;
  readonly headers: IncomingHttpHeaders;
  /** When it arrived, `performance.now()`. */
  readonly at: number;
  /** The client went away before the answer was whole. */
  gone: boolean;
}

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
]);
type Part = z.infer<typeof part>;
const message = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(part)]).nullish(),
  tool_calls: z.array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) })).optional(),
  tool_call_id: z.string().optional(),
});
const body = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(message),
  tools: z.array(z.object({ function: z.object({ name: z.string(), description: z.string().default(''), parameters: z.unknown() }) })).default([]),
  response_format: z.looseObject({ json_schema: z.object({ name: z.string().default(''), schema: z.unknown() }).optional() }).optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
});

/** Reads the body of a chat completion; throws when it is not one, or when a picture in it is not a JPEG. */
export const seenRequest = (text: string, headers: IncomingHttpHeaders): SeenRequest => {
  const parsed = body.parse(JSON.parse(text));
  const messages = parsed.messages.map(seenMessage);
  const json = parsed.response_format?.json_schema;
  const maxTokens = parsed.max_completion_tokens ?? parsed.max_tokens;
  return {
    model: parsed.model,
    stream: parsed.stream,
    system: messages.filter(({ role }) => role === 'system').map((one) => one.text).join('\n'),
    messages: messages.filter(({ role }) => role !== 'system'),
    lastText: messages.findLast(({ role }) => role === 'user')?.text ?? '',
    images: messages.flatMap(({ images }) => images),
    tools: parsed.tools.map(({ function: { name, description, parameters } }) => ({ name, description, schema: parameters })),
    headers,
    at: performance.now(),
    gone: false,
    ...(json !== undefined && { json }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
};

const seenMessage = ({ role, content, tool_calls: calls = [], tool_call_id: callId }: z.infer<typeof message>): SeenMessage => {
  const parts: readonly Part[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content ?? [];
  return {
    role,
    text: parts.flatMap((one) => (one.type === 'text' ? [one.text] : [])).join('\n'),
    images: parts.flatMap((one, index) => (one.type === 'image_url' ? [seenImage(one.image_url.url, parts[index - 1])] : [])),
    calls: calls.map(({ id, function: { name, arguments: input } }) => ({ id, name, input: JSON.parse(input) })),
    ...(callId !== undefined && { callId }),
  };
};

const seenImage = (url: string, before: Part | undefined): SeenImage => {
  const data = /^data:image\/jpeg;base64,(.+)$/.exec(url)?.[1];
  if (data === undefined) throw new Error(`a picture must come as a JPEG in a data URL, not as ${url.slice(0, 40)}`);
  const jpeg = Buffer.from(data, 'base64');
  return { jpeg, ...jpegSize(jpeg), textBefore: before?.type === 'text' ? before.text : '' };
};
