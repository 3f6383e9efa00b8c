import { parseSyntax, printSyntax, type QueryFilter } from '@frameseek/core';

/** The filters that a query names, in the order in which they stand there. */
export const filtersOf = (query: string): readonly QueryFilter[] => parseSyntax(query).syntax.filters;

/** The query with one more filter; of those that exclude one another only the new one stays. */
export const withFilter = (query: string, filter: QueryFilter): string => {
  const { steps, filters } = parseSyntax(query).syntax;
  return printSyntax({ steps, filters: [...filters.filter((other) => !replaces(filter, other)), filter] });
};

/** The query without the filter at this place of `filtersOf`. */
export const withoutFilter = (query: string, index: number): string => {
  const { steps, filters } = parseSyntax(query).syntax;
  return printSyntax({ steps, filters: filters.filter((_, at) => at !== index) });
};

/** The filter that these words are after this field, or undefined where they make none. */
export const readFilter = (field: QueryFilter['field'], words: string): QueryFilter | undefined =>
  words.trim() === '' ? undefined : filtersOf(`${field}:"${words.replaceAll('"', ' ').trim()}"`)[0];

/** Two lengths of the same kind, two dates or two positions would only narrow one another; names and tags add up. */
const replaces = (filter: QueryFilter, other: QueryFilter): boolean => {
  if (filter.field !== other.field) return false;
  if ('text' in filter) return 'text' in other && filter.text.toLowerCase() === other.text.toLowerCase();
  if ('seconds' in filter) return true;
  return 'date' in filter === 'date' in other;
};
