import { createHash } from 'node:crypto';
import type { ModelMessage, ModelPart, ModelRequest } from '@frameseek/core';

/** A SHA-256 digest of what a model is asked: equal for equal words, pictures, tools and limits, whatever they are asked for. */
export const requestKey = (model: string, { system, messages, tools = [], json, maxOutputTokens }: ModelRequest): string =>
  // JSON keeps the parts apart.
  digest(JSON.stringify([model, system, messages.map(withoutBytes), tools, json ?? null, maxOutputTokens]));

/** The message with the digest of each picture in its place: a `Buffer` would turn itself into JSON, number by number. */
const withoutBytes = (message: ModelMessage): unknown => {
  switch (message.role) {
    case 'user':
      return { ...message, parts: message.parts.map(partDigest) };
    case 'tool':
      return { ...message, outputs: message.outputs.map((output) => ({ ...output, parts: output.parts.map(partDigest) })) };
    case 'assistant':
      return message;
    default:
      return message satisfies never;
  }
};

const partDigest = (part: ModelPart): unknown => (part.type === 'text' ? part : { type: part.type, digest: digest(part.jpeg) });
const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url');
