import {
  MATCH_THRESHOLD, containsPhrase, isQuotable, overlaps, wordsOf, type ClauseQuery, type Moment, type ParsedQuery, type Span,
} from '@frameseek/core';
import { isExample } from './retrievers/similar-retriever.ts';
import type { FoundMoment } from './search-request.ts';

/** Moments that match, and others that are only the nearest; both best first. */
export interface SearchMatches {
  readonly matches: readonly FoundMoment[];
  readonly nearest: readonly FoundMoment[];
  /** Sentences for people: what was left out, and why. */
  readonly notes: readonly string[];
}

/** What one search found, best first; `match` says whether any of it matches. */
export interface RankedSearch {
  readonly match: boolean;
  readonly moments: readonly FoundMoment[];
  readonly notes: readonly string[];
}

/** What was found for one clause of a query, cut to the stretch that its limits allow, each moment judged by itself. */
export const clauseMatches = ({ match, moments, notes }: RankedSearch, query: ClauseQuery, within: Span | undefined): SearchMatches => {
  const words = wordsOf(query);
  const allowed = moments
    .flatMap((moment) => inside(moment, within))
    .filter((moment) => query.kind === 'words' || !isExample(query, moment));
  // Quoted words match wherever they stand, everything else by how far it stands out.
  const matches = (moment: FoundMoment): boolean => match && (moment.score >= MATCH_THRESHOLD || isExact(moment, words));
  return { matches: allowed.filter(matches), nearest: allowed.filter((moment) => !matches(moment)), notes };
};

/** The part of a moment that lies within the limits. */
const inside = (moment: FoundMoment, within: Span | undefined): readonly FoundMoment[] => {
  if (within === undefined) return [moment];
  if (!overlaps(moment, within)) return [];
  return [{ ...moment, start: Math.max(moment.start, within.start), end: Math.min(moment.end, within.end) }];
};

const isExact = ({ hits }: Moment, { phrases }: ParsedQuery): boolean =>
  phrases.length > 0 && hits.some(({ modality, text }) =>
    isQuotable(modality) && phrases.every((phrase) => text !== undefined && containsPhrase(text, phrase)));
