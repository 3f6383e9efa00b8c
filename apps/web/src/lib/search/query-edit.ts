import type { Limit } from '@frameseek/core';
import { parseSyntax, printSyntax } from '../api/wire.ts';

/** The limits that a query names, in the order in which they stand there. */
export const limitsOf = (query: string): readonly Limit[] => parseSyntax(query).syntax.limits;

/** The query with one more limit; of those that exclude one another only the new one stays. */
export const withLimit = (query: string, limit: Limit): string => {
  const { steps, limits } = parseSyntax(query).syntax;
  return printSyntax({ steps, limits: [...limits.filter((other) => !replaces(limit, other)), limit] });
};

/** The query without the limit at this place of `limitsOf`. */
export const withoutLimit = (query: string, index: number): string => {
  const { steps, limits } = parseSyntax(query).syntax;
  return printSyntax({ steps, limits: limits.filter((_, at) => at !== index) });
};

/** The limit that these words are after this field, or undefined where they make none. */
export const readLimit = (field: Limit['field'], words: string): Limit | undefined =>
  words.trim() === '' ? undefined : limitsOf(`${field}:"${words.replaceAll('"', ' ').trim()}"`)[0];

/** Two lengths of the same kind, two dates or two positions would only narrow one another; names and tags add up. */
const replaces = (limit: Limit, other: Limit): boolean => {
  if (limit.field !== other.field) return false;
  if ('text' in limit) return 'text' in other && limit.text.toLowerCase() === other.text.toLowerCase();
  if ('seconds' in limit) return true;
  return 'date' in limit === 'date' in other;
};
