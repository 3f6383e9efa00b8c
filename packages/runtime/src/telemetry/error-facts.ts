import { faultMessage, isFault, type Fields } from '@frameseek/core';

/** Causes of causes that are told. */
const MAX_CAUSES = 5;

/**
 * An error as fields: its name, code, sentence, where it was thrown, and the same of its cause. Nothing else that a library
 * hangs on its errors: a client of a server adds the whole request, key included.
 */
export const errorFacts = (error: unknown, depth = 0): Fields => {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    message: isFault(error) ? faultMessage(error) : error.message,
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: errorFacts(error.cause, depth + 1) }),
  };
};

/** The stack without the message that stands above it, which would be told twice. */
const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).map((line) => line.slice('at '.length));
