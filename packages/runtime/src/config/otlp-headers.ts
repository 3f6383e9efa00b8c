import { z } from 'zod';

/** `name=value,name=value` with percent-encoded values, as https://opentelemetry.io/docs/specs/otel/protocol/exporter/ has it. */
export const otlpHeaders = z.string().transform((value, context): Readonly<Record<string, string>> => {
  const pairs = value.split(',').map((pair) => HEADER.exec(pair.trim())?.slice(1));
  const headers = pairs.map((pair) => pair?.map((part) => decoded(part.trim())));
  if (headers.every((pair) => pair !== undefined && pair.every((part) => part !== undefined))) {
    return Object.fromEntries(headers as [string, string][]);
  }
  context.addIssue('must be name=value, several of them with commas between');
  return z.NEVER;
});

/** A name as RFC 9110 allows it, and a value. */
const HEADER = /^([\w!#$%&'*+.^`|~-]+)\s*=(.*)$/su;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};
