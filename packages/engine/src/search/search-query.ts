import {
  applyFilters, atOnce, inSequence, parseQuery, parseSyntax, planQuery, withoutMoments, withoutWords,
  type Abortable, type Moment, type PlannedStep, type QueryPlan, type SearchScope,
} from '@frameseek/core';
import type { FoundMoment, SearchRequest, SearchResult } from './search-request.ts';
import { groupNearDuplicateMoments } from './group-near-duplicates.ts';
import { searchClause, type SearchMatches, type Scope } from './search-clause.ts';
import { searchMoments, type Searcher } from './search.ts';

/** Moments found beyond those asked for, so that enough are left when repeats are folded. */
const SPARE = 10;

/** Answers a query in the query language: one without any syntax by one search, any other by one search for each clause. */
export const searchQuery = async (searcher: Searcher, request: SearchRequest, { signal }: Abortable): Promise<SearchResult> => {
  const startedAt = performance.now();
  // Refuses what is no query at all.
  parseQuery(request.query);
  const { syntax, notes } = parseSyntax(request.query);
  const plan = planQuery(syntax);
  const shown = (found: readonly FoundMoment[]): Pick<SearchResult, 'moments' | 'tookMs'> => {
    const moments = groupNearDuplicateMoments(searcher.parts, found);
    return { moments: moments.slice(0, request.limit), tookMs: performance.now() - startedAt };
  };
  if (plan === 'plain') {
    const result = await searchMoments(searcher, { ...request, limit: request.limit + SPARE }, { signal });
    return { ...result, ...shown(result.moments), notes: [...notes, ...result.notes] };
  }
  const { matches, nearest, notes: more } = await answer({ ...searcher, request, signal }, plan);
  return {
    query: request.query,
    match: matches.length > 0,
    ...shown([...matches, ...nearest]),
    notes: [...new Set([...notes, ...plan.notes, ...more])],
  };
};

interface Asked extends Searcher, Abortable {
  readonly request: SearchRequest;
}

const answer = async (asked: Asked, { steps, filters }: QueryPlan): Promise<SearchMatches> => {
  const allowed = applyFilters(filters, filters.length === 0 ? [] : asked.parts.catalog.videos());
  const scope = toScope(asked.request, allowed);
  const nothing = (note: string): SearchMatches => ({ matches: [], nearest: [], notes: [...allowed.notes, note] });
  if (steps.length === 0) return nothing('The query says where to look, but not what for. Add words to it.');
  if (scope.videoIds?.length === 0) return nothing('No video is within the limits of the query.');
  const found = await Promise.all(steps.map((step) => answerStep(asked, step, scope)));
  const { notes, ...finds } = inOrder(steps, found);
  return { ...finds, notes: [...allowed.notes, ...notes] };
};

const toScope = ({ videoIds, modalities, by }: SearchRequest, { videoIds: allowed, within }: SearchScope): Scope => {
  const both = videoIds === undefined ? allowed : videoIds.filter((id) => allowed?.includes(id) ?? true);
  return {
    ...(both === undefined ? {} : { videoIds: both }),
    ...(modalities === undefined ? {} : { modalities }),
    ...(by === undefined ? {} : { by }),
    ...(within === undefined ? {} : { within }),
  };
};

/** All clauses at once; then what is not wanted, looked for only in the videos that were found. */
const answerStep = async (asked: Asked, { clauses, without, words }: PlannedStep, scope: Scope): Promise<SearchMatches> => {
  const found = await Promise.all(clauses.map((clause) => searchClause(asked, clause, scope)));
  const together = combine(found, {
    way: atOnce,
    note: `Nothing has all of “${words}” at the same time; these have a part of it.`,
  });
  const videoIds = [...new Set([...together.matches, ...together.nearest].map(({ videoId }) => videoId))];
  if (without.length === 0 || videoIds.length === 0) return together;
  const unwanted = await Promise.all(without.map((clause) => searchClause(asked, clause, { ...scope, videoIds })));
  const clear = (moments: readonly FoundMoment[]): readonly FoundMoment[] => without.reduce((kept, { text, modalities }, index) => {
    const left = withoutMoments(kept, unwanted[index]?.matches ?? []);
    return modalities === undefined && text !== '' ? withoutWords(left, text) : left;
  }, moments);
  return {
    matches: clear(together.matches),
    nearest: clear(together.nearest),
    notes: [...together.notes, ...unwanted.flatMap(({ notes }) => notes)],
  };
};

/** What follows one after the other; the query says so in plain words, lest somebody meant a plain "then". */
const inOrder = (steps: readonly PlannedStep[], found: readonly SearchMatches[]): SearchMatches => {
  const way = ([first = [], ...others]: readonly (readonly FoundMoment[])[]): readonly FoundMoment[] =>
    inSequence(first, others.map((moments, index) => ({ moments, within: steps[index + 1]?.within ?? 0 })));
  const order = steps.map(({ words, within }, index) => (index === 0 ? `“${words}”` : `then, within ${within} s, “${words}”`)).join(' ');
  const finds = combine(found, { way, note: `Nowhere is ${order}; these are parts of it.` });
  return found.length > 1 && finds.matches.length > 0 ? { ...finds, notes: [...finds.notes, `Moments with ${order}.`] } : finds;
};

interface Combining {
  readonly way: (things: readonly (readonly FoundMoment[])[]) => readonly FoundMoment[];
  /** Said when no combination was found. */
  readonly note: string;
}

/** Combinations of what matches; where there are none, of what is nearest; where there are none either, the parts. */
const combine = (found: readonly SearchMatches[], { way, note }: Combining): SearchMatches => {
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const notes = found.flatMap((finds) => finds.notes);
  const matches = way(found.map((finds) => finds.matches));
  if (matches.length > 0) return { matches, nearest: [], notes };
  const nearest = way(found.map((finds) => [...finds.matches, ...finds.nearest]));
  if (nearest.length > 0) return { matches, nearest, notes };
  const parts = found.flatMap((finds) => [...finds.matches, ...finds.nearest]).toSorted(byScore);
  return { matches, nearest: parts, notes: [...notes, note] };
};

const byScore = (a: Moment, b: Moment): number => b.score - a.score;
