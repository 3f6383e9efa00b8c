import {
  applyFilters, askedSpeakers, isQuotation, parseSyntax, planQuery, rankMoments, toWordsQuery, wordsOf,
  type Abortable, type AskedSpeakers, type ClauseQuery, type PlannedStep, type QueryPlan, type SearchScope, type TitledVideo, type VideoId,
} from '@frameseek/core';
import { createOnce, type Once } from '../concurrency/create-once.ts';
import { clauseMatches, type RankedSearch, type SearchMatches } from './clause-matches.ts';
import { allAtOnce, oneAfterTheOther, withoutUnwanted } from './combine-matches.ts';
import { groupNearDuplicateMoments } from './group-near-duplicates.ts';
import { hydrateMoments } from './hydrate-moments.ts';
import { hitsIn, runRetrievers } from './retrievers/retrievers.ts';
import { onlySaidBy } from './retrievers/only-said-by.ts';
import { modalitiesOf, type SearchContext } from './search-context.ts';
import type { SearchFilter, SearchRequest, SearchResult } from './search-request.ts';
import type { SearchServices } from './search-services.ts';
import { undescribedNote } from './undescribed-note.ts';

/** Moments found beyond those asked for, so that enough are left when near-duplicates are grouped. */
const SPARE = 10;
/** Moments taken for each clause: what is combined from them is far less. */
const CANDIDATES = 200;

/**
 * Finds moments, best first, in these stages: parse → plan → for each clause retrieve, rank, hydrate → combine the clauses →
 * group near-duplicates. Throws `query/empty`, `query/too-long` and `query/too-complex`, and what the store throws; models that cannot be had are notes.
 */
export const search = (services: SearchServices, request: SearchRequest, { signal }: Abortable): Promise<SearchResult> =>
  services.parts.telemetry.span('search', { query: request.query, limit: request.limit }, async (note) => {
    const startedAt = performance.now();
    const asItStands = toWordsQuery(request.query);
    const { syntax, notes } = parseSyntax(request.query);
    const plan = planQuery(syntax);
    note(planFacts(plan));
    const searching = { ...services, signal };
    const found: FoundInPlan = plan === 'plain' ? await searchPlain(searching, asItStands, request) : await searchPlan(searching, plan, request);
    const all = [...found.matches, ...found.nearest];
    const moments = services.leftOut.has('grouping') ? all : groupNearDuplicateMoments(services.parts, all);
    const match = found.matches.length > 0 || (found.videos ?? []).length > 0;
    services.parts.telemetry.log('debug', 'search.grouped', { matches: found.matches.length, nearest: found.nearest.length, groups: moments.length });
    note({ match, moments: Math.min(moments.length, request.limit) });
    return {
      query: request.query,
      match,
      tookMs: performance.now() - startedAt,
      moments: moments.slice(0, request.limit),
      ...(found.videos !== undefined && { videos: found.videos.slice(0, request.limit) }),
      notes: [...new Set([...notes, ...found.notes, ...undescribedNote(services.parts, request), ...(await services.libraryNotes({ signal }))])],
    };
  });

/** What the log says of a plan: of which kind its clauses are, and how many. */
const planFacts = (plan: QueryPlan | 'plain'): { readonly kind: string; readonly clauses: number } => {
  if (plan === 'plain') return { kind: 'words', clauses: 1 };
  const clauses = plan.steps.flatMap((step) => [...step.clauses, ...step.without]);
  const [kind = 'none', ...others] = new Set(clauses.map((clause) => clause.kind));
  return { kind: others.length > 0 ? 'mixed' : kind, clauses: clauses.length };
};

/** What every search for one query stands on. */
type Searching = SearchServices & Abortable;

/** A query without any syntax: one search, whose moments match together or not at all. */
const searchPlain = async (searching: Searching, query: ClauseQuery, request: SearchRequest): Promise<SearchMatches> => {
  const { match, moments, notes } = await rankedSearch({ ...searching, query, filter: request }, request.limit + SPARE);
  return { matches: match ? moments : [], nearest: match ? [] : moments, notes };
};

/** What was found, or the videos of a query that says only where to look. */
interface FoundInPlan extends SearchMatches {
  readonly videos?: SearchResult['videos'];
}

/** Any other query: one search for each clause, within its filters. */
const searchPlan = async (searching: Searching, { steps, filters, notes }: QueryPlan, request: SearchRequest): Promise<FoundInPlan> => {
  const videos = filters.length === 0 ? [] : searching.parts.catalog.videos();
  const allowed = applyFilters(filters, videos);
  const asked = askedSpeakers(filters, () => searching.parts.catalog.allSpeakers());
  const filter = saidBy(bothAllow(request, allowed), asked?.speakers);
  const before = [...notes, ...allowed.notes, ...(asked?.notes ?? [])];
  const nothing = (note: string): SearchMatches => ({ matches: [], nearest: [], notes: [...before, note] });
  if (filter.videoIds?.length === 0) return nothing('No video is within the limits of the query.');
  if (steps.length === 0 && filter.videoIds === undefined) return nothing('The query says where to look, but not what for. Add words to it.');
  if (steps.length === 0) {
    const ids = new Set(filter.videoIds);
    return { matches: [], nearest: [], notes: before, videos: videos.filter(({ id }) => ids.has(id)).map(({ id, title, path }) => ({ id, title, path })) };
  }
  const once = { ...searching, once: createOnce<SearchMatches>() };
  const found = oneAfterTheOther(await Promise.all(steps.map((step) => searchStep(once, step, filter))), steps);
  return { ...found, notes: [...before, ...found.notes] };
};

/** What the request and the query both allow. */
const bothAllow = ({ videoIds, modalities, by, within: wanted }: SearchRequest, { videoIds: allowed, within = wanted }: SearchScope): SearchFilter => {
  const both = videoIds === undefined ? allowed : videoIds.filter((id) => allowed?.includes(id) ?? true);
  return {
    ...(both === undefined ? {} : { videoIds: both }),
    ...(modalities === undefined ? {} : { modalities }),
    ...(by === undefined ? {} : { by }),
    ...(within === undefined ? {} : { within }),
  };
};

/** Only where the wanted speakers speak, and only what is said, where some are wanted. */
const saidBy = (filter: SearchFilter, speakers: AskedSpeakers | undefined): SearchFilter => {
  if (speakers?.wanted === undefined) return speakers === undefined ? filter : { ...filter, speakers };
  const videoIds = Object.keys(speakers.wanted).filter((id) => filter.videoIds?.includes(id) ?? true);
  return { ...filter, speakers, videoIds, modalities: (filter.modalities ?? ['speech']).filter((modality) => modality === 'speech') };
};

/** Searching in which what is asked for again, in the same place, is looked for once. */
interface SearchingOnce extends Searching {
  readonly once: Once<SearchMatches>;
}

/** All clauses at once; then what is not wanted, looked for only in the videos that were found. */
const searchStep = async (searching: SearchingOnce, { clauses, without, words }: PlannedStep, filter: SearchFilter): Promise<SearchMatches> => {
  const together = allAtOnce(await Promise.all(clauses.map((query) => searchClause({ ...searching, query, filter }))), words);
  const videoIds = [...new Set([...together.matches, ...together.nearest].map(({ videoId }) => videoId))];
  if (without.length === 0 || videoIds.length === 0) return together;
  const unwanted = await Promise.all(without.map(async (query) =>
    ({ query, ...(await searchClause({ ...searching, query, filter: { ...filter, videoIds } })) })));
  return withoutUnwanted(together, unwanted);
};

const searchClause = ({ once, ...context }: SearchContext & SearchingOnce): Promise<SearchMatches> =>
  once([context.query, context.filter], () => searchAnyClause(context));

const searchAnyClause = async (context: SearchContext): Promise<SearchMatches> => {
  if (modalitiesOf(context.query, context.filter).length === 0) {
    return { matches: [], nearest: [], notes: ['The query asks for a way of finding that is turned off.'] };
  }
  return clauseMatches(await rankedSearch(context, CANDIDATES), context.query, context.filter.within);
};

/** The videos that the query names; none where it asks for one modality, or names no words. */
const namedVideos = ({ query, filter, titles, leftOut }: SearchContext): ReadonlyMap<VideoId, TitledVideo> =>
  query.kind !== 'words' || query.modality !== undefined || filter.modalities !== undefined || leftOut.has('titles') ? new Map() : titles.named(query.text, filter.videoIds);

/** One search: what the retrievers find is fused by time, and what comes of it known by its video and by the lines that were said. */
const rankedSearch = async (context: SearchContext, limit: number): Promise<RankedSearch> => {
  const query = wordsOf(context.query);
  const { rankings: found, notes } = await runRetrievers(context);
  const rankings = onlySaidBy(found, context);
  const startedAt = performance.now();
  const { match, moments } = rankMoments(rankings, { query, limit, named: namedVideos(context), without: context.leftOut });
  context.parts.telemetry.log('debug', 'search.fused', {
    rankings: rankings.length, candidates: hitsIn(rankings), moments: moments.length, match, ms: performance.now() - startedAt,
  });
  const nowhere = moments.length === 0 && isQuotation(query) ? [`Nothing says or shows exactly “${query.text}”. Without the quotation marks, what is near it is found.`] : [];
  return { match, moments: hydrateMoments(context.parts, moments, query), notes: [...notes, ...nowhere] };
};
