import {
  MATCH_THRESHOLD, containsPhrase, isQuotable, overlaps, parseQuery, type Abortable, type Clause, type Modality, type Span, type VideoId,
} from '@frameseek/core';
import type { FoundMoment, SearchResult } from './search-request.ts';
import { likePictures } from './search-like.ts';
import { searchMoments, type Searcher } from './search.ts';

/** Moments taken for each clause: what is combined from them is far less. */
const CANDIDATES = 200;

/** Where the searches for one query may look. */
export interface Scope {
  readonly videoIds?: readonly VideoId[];
  readonly modalities?: readonly Modality[];
  readonly within?: Span;
  readonly by?: 'words';
}

/** Moments that match, and others that are only the nearest; both best first. */
export interface SearchMatches {
  readonly matches: readonly FoundMoment[];
  readonly nearest: readonly FoundMoment[];
  readonly notes: readonly string[];
}

/** One search for one clause of a query. */
export const searchClause = async (searcher: Searcher & Abortable, clause: Clause, scope: Scope): Promise<SearchMatches> => {
  const modalities = allowedModalities(clause, scope);
  if (modalities?.length === 0) return { matches: [], nearest: [], notes: ['The query asks for a way of finding that is turned off.'] };
  if (scope.by === 'words' && clause.like.length > 0) return { matches: [], nearest: [], notes: [] };
  const similar = clause.like.length === 0 ? undefined : await likePictures(searcher, clause, scope);
  if (similar !== undefined && 'missing' in similar) return { matches: [], nearest: [], notes: [similar.missing] };
  const result = await searchMoments(similar?.searcher ?? searcher, {
    // A picture needs no words, a search does; the encoder is not asked for them.
    query: clause.text === '' ? 'like' : clause.text,
    limit: CANDIDATES,
    ...(modalities === undefined ? {} : { modalities }),
    ...(scope.videoIds === undefined ? {} : { videoIds: scope.videoIds }),
    ...(scope.within === undefined ? {} : { within: scope.within }),
    ...(scope.by === undefined ? {} : { by: scope.by }),
  }, searcher);
  const moments = result.moments
    .flatMap((moment) => inside(moment, scope.within))
    .filter((moment) => similar?.isSource(moment) !== true);
  const matches = matching(result, clause);
  return { matches: moments.filter(matches), nearest: moments.filter((moment) => !matches(moment)), notes: result.notes };
};

const allowedModalities = ({ modalities }: Clause, scope: Scope): readonly Modality[] | undefined =>
  modalities === undefined ? scope.modalities : modalities.filter((modality) => scope.modalities?.includes(modality) ?? true);

/** The part of a moment that lies within the limits. */
const inside = (moment: FoundMoment, within: Span | undefined): FoundMoment[] => {
  if (within === undefined) return [moment];
  if (!overlaps(moment, within)) return [];
  return [{ ...moment, start: Math.max(moment.start, within.start), end: Math.min(moment.end, within.end) }];
};

/** Quoted words match wherever they stand, everything else by how far it stands out. */
const matching = ({ match }: SearchResult, { text }: Clause): ((moment: FoundMoment) => boolean) => {
  const phrases = text === '' ? [] : parseQuery(text).phrases;
  const isExact = ({ hits }: FoundMoment): boolean =>
    phrases.length > 0 && hits.some(({ modality, text }) =>
      isQuotable(modality) && phrases.every((phrase) => text !== undefined && containsPhrase(text, phrase)));
  return (moment) => match && (moment.score >= MATCH_THRESHOLD || isExact(moment));
};
