import { containsPhrase, foldText, isFuzzyMatchable, isOneEditApart, matchedTerms, tokenize, type Hit, type SearchOptions, type SegmentFilter, type WordQuery } from '@frameseek/core';
import { letsNothingPass, libraryFilter, phraseCondition } from './qdrant-filter.ts';
import { BM25 } from './qdrant-layout.ts';
import { bm25Document } from './qdrant-points.ts';
import { queryPoints, type QdrantTarget } from './qdrant-reader.ts';
import type { QdrantVocabulary } from './qdrant-vocabulary.ts';
import { normalizeQuery } from '../segments/normalize-query.ts';
import { bestFirst, exactFirst } from '../segments/order-segments.ts';

/** What texts are looked for with. */
interface WordSearchParts extends QdrantTarget {
  readonly vocabulary: QdrantVocabulary;
}

/** Texts by their words, and below them those that have only words near the ones asked for. */
export const searchQdrantWords = async (parts: WordSearchParts, query: WordQuery, { limit, filter, signal }: SearchOptions): Promise<readonly Hit[]> => {
  const { terms, phrases } = normalizeQuery(query);
  if (terms.length === 0 || limit <= 0 || letsNothingPass(filter)) return [];
  const hits = await bestByWords(parts, terms, { limit, filter, phrases, signal });
  // An older server without phrase matching takes a phrase for words in any order.
  const exact = hits.filter(({ segment }) => phrases.every((phrase) => containsPhrase(segment.text ?? '', phrase)));
  // What is quoted is meant letter by letter.
  if (phrases.length > 0) return bestFirst(exact, limit);
  const near = exact.filter(({ segment }) => isMerelyNear(segment.text ?? '', terms));
  const ordered = exactFirst(exact.filter((hit) => !near.includes(hit)), near, limit);
  const meant = await mistypedWords(parts, { terms, exact }, signal);
  if (meant.length === 0) return ordered;
  return exactFirst(ordered, await bestByWords(parts, meant, { limit, filter, phrases: [], signal }), limit);
};

interface WordSearchOptions extends SearchOptions {
  readonly phrases: readonly string[];
}

const bestByWords = (target: WordSearchParts, words: readonly string[], { limit, filter, phrases, signal }: WordSearchOptions): Promise<readonly Hit[]> =>
  queryPoints(target, {
    query: bm25Document(words.join(' ')), using: BM25, limit, filter: libraryFilter(target.collection.library, filter, phrases.map(phraseCondition)),
  }, signal);

/** Words that may have been meant by those of which nothing in the library has a form. */
const mistypedWords = async (parts: WordSearchParts, { terms, exact }: { readonly terms: readonly string[]; readonly exact: readonly Hit[] }, signal: AbortSignal): Promise<readonly string[]> => {
  const found = new Set(exact.flatMap(({ segment }) => tokenize(segment.text ?? '')));
  const doubtful = terms.filter((term) => isFuzzyMatchable(term) && !found.has(term));
  if (doubtful.length === 0) return [];
  await parts.vocabulary.catchUp(parts.collection, signal);
  const near = await parts.vocabulary.near(doubtful, signal);
  const meant = await Promise.all([...near].map(async ([term, words]) => {
    const known = await bestByWords(parts, [term], { limit: 1, filter: ANYWHERE, phrases: [], signal });
    return known.length > 0 ? [] : words;
  }));
  return meant.flat();
};

const ANYWHERE: SegmentFilter = {};

/** Whether the server's stemmer took a mistyped word for a form of another, as it does "bridee" for one of "brides", and found the text by nothing else. */
const isMerelyNear = (text: string, terms: readonly string[]): boolean =>
  matchedTerms(foldText(text), foldText(terms.join(' '))).length === 0
  && terms.some((term) => tokenize(text).some((word) => isOneEditApart(term, word)));
