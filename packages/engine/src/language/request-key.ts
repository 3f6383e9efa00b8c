import { createHash } from 'node:crypto';
import type { ModelRequest } from '@frameseek/core';

/** A digest of what a model is asked: equal for equal words, pictures, tools and limits, whatever they are asked for. */
export const requestKey = (model: string, { system, messages, tools, json, maxOutputTokens }: ModelRequest): string => {
  // Pictures stand in it by the digest of their bytes; JSON keeps the parts apart.
  const content = JSON.stringify([model, system, messages, tools ?? [], json ?? null, maxOutputTokens], (_key, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('base64') : value);
  return createHash('sha256').update(content).digest('base64url');
};
