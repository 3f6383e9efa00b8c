import { correctQuery, correctableWords, typoCorrections, type Abortable } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import type { Search, SearchRequest } from '../search-request.ts';
import { isEnglishWord } from './english-words.ts';

/** Queries that are tried before none is offered: each is a search by words alone. */
const MAX_TRIES = 3;

interface SuggestionParts {
  readonly catalog: Pick<EngineParts['catalog'], 'hasWord' | 'wordsNear'>;
  readonly search: Search;
}

/**
 * The query that may have been meant, where words of it stand nowhere in the library and words near them do (`typoCorrections`): the
 * first that finds a match by its words, where the request looks. English words are no typing errors because the library lacks them.
 */
export const suggestQuery = async ({ catalog, search }: SuggestionParts, request: SearchRequest, { signal }: Abortable): Promise<string | undefined> => {
  const corrections = new Map<string, readonly string[]>();
  for (const word of correctableWords(request.query)) {
    if (catalog.hasWord(word)) continue;
    const meant = typoCorrections(word, catalog.wordsNear(word));
    if (meant.length > 0 && !(await isEnglishWord(word, { signal }))) corrections.set(word, meant);
  }
  for (const query of corrected(request.query, corrections)) {
    const { match } = await search({ ...request, query, by: 'words', limit: 1 }, { signal });
    if (match) return query;
  }
  return undefined;
};

/** The query with the likeliest word for each typing error, then with the second likeliest, and so on. */
const corrected = (query: string, corrections: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const most = Math.max(0, ...[...corrections.values()].map((words) => words.length));
  return Array.from({ length: Math.min(most, MAX_TRIES) }, (_, index) =>
    correctQuery(query, new Map([...corrections].map(([word, meant]) => [word, meant[Math.min(index, meant.length - 1)] ?? word]))) ?? [],
  ).flat();
};
