import {
  MODALITIES, contains, isQuotable, parseQuery, rankMoments, spokenPart, type Abortable, type Embedding, type EmbeddingSpace,
  type Modality, type Moment, type ParsedQuery, type Ranking, type SegmentFilter,
} from '@frameseek/core';
import type { Calibrator } from './calibration/calibrator.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { FoundMoment, SearchRequest, SearchResult } from './search-request.ts';
import type { QueryModels } from './query-models.ts';
import type { QueryPictures } from './query-pictures.ts';
import type { VectorCache } from './vector-cache.ts';
import { refineMoments } from './refine-moments.ts';

/** Hits taken from each retriever; ranks beyond hardly count in the fusion. */
const DEPTH = 100;

/** What a search stands on. */
export interface Searcher {
  readonly parts: EngineParts;
  readonly queryModels: QueryModels;
  readonly calibrator: Calibrator;
  readonly vectorCache: VectorCache;
  readonly pictures: QueryPictures;
}

/** What one retriever found, and what kept it from looking. */
interface Retrieved {
  readonly rankings: readonly Ranking[];
  readonly notes: readonly string[];
}

/** One look by pictures, one by meaning and one by words, all at once; their hits are fused by time and given titles. */
export const searchMoments = async (
  searcher: Searcher,
  request: SearchRequest,
  { signal }: Abortable,
): Promise<SearchResult> => {
  const startedAt = performance.now();
  const query = parseQuery(request.query);
  // Where nothing was described a look for it would only take time.
  const modalities = (request.modalities ?? MODALITIES).filter((modality) => modality !== 'described' || searcher.parts.catalog.hasInsights());
  const context: SearchContext = { ...searcher, query, signal, ...scopeOf(request) };
  const spoken = modalities.filter((modality) => modality !== 'visual');
  const found = await Promise.all([
    ...(modalities.includes('visual') && request.by !== 'words' ? [retrieveByPicture(context)] : []),
    ...(spoken.length > 0 && request.by !== 'words' ? [retrieveByMeaning(context, spoken)] : []),
    ...(spoken.length > 0 ? [retrieveByWordIndex(context, spoken)] : []),
  ]);
  const rankings = found.flatMap((it) => it.rankings);
  const { match, moments } = rankMoments(rankings, { query, limit: request.limit });
  return {
    query: request.query,
    match,
    tookMs: performance.now() - startedAt,
    moments: moments.flatMap((moment) => withVideo(searcher.parts, atSpokenPart(searcher.parts, moment, query))),
    notes: found.flatMap((it) => it.notes),
  };
};

/** One query, and where it looks. */
export interface SearchContext extends Searcher, Abortable, Scope {
  readonly query: ParsedQuery;
}

type Scope = Pick<SegmentFilter, 'videoIds' | 'within'>;

const scopeOf = ({ videoIds, within }: Scope): Scope => ({
  ...(videoIds === undefined ? {} : { videoIds }),
  ...(within === undefined ? {} : { within }),
});

const filterOf = (context: SearchContext, modality: Modality): SegmentFilter => ({ modalities: [modality], ...scopeOf(context) });

/** A query as a vector. */
interface Embedded {
  readonly space: EmbeddingSpace;
  readonly vector: Embedding;
}

const retrieveByPicture = async (context: SearchContext): Promise<Retrieved> => {
  const embedded = await context.queryModels.embed('visual', context.query.text, context);
  if ('missing' in embedded) return { rankings: [], notes: [`Pictures are not searched. ${embedded.missing}`] };
  const ranking = await byVector(context, 'visual', embedded);
  const { whole, rest } = await refineMoments(context, ranking.hits, { ...embedded, ...context, nullDistribution: ranking.nullDistribution });
  return { rankings: [{ ...ranking, hits: whole, mergeable: false }, { ...ranking, hits: rest }], notes: [] };
};

const retrieveByMeaning = async (context: SearchContext, modalities: readonly Modality[]): Promise<Retrieved> => {
  const embedded = await context.queryModels.embed('sentences', context.query.text, context);
  if ('missing' in embedded) {
    return { rankings: [], notes: [`Speech and text are searched by their words alone. ${embedded.missing}`] };
  }
  return { rankings: await Promise.all(modalities.map((modality) => byVector(context, modality, embedded))), notes: [] };
};

/** By meaning and by words, without the pictures. */
export const retrieveByWords = async (context: SearchContext, modalities: readonly Modality[]): Promise<readonly Ranking[]> => {
  if (modalities.length === 0) return [];
  const found = await Promise.all([retrieveByMeaning(context, modalities), retrieveByWordIndex(context, modalities)]);
  return found.flatMap(({ rankings }) => rankings);
};

const byVector = async (context: SearchContext, modality: Modality, { space, vector }: Embedded): Promise<Required<Omit<Ranking, 'mergeable'>>> => {
  const way = { modality, by: 'vector', space: space.id } as const;
  const options = { limit: DEPTH, filter: filterOf(context, modality), signal: context.signal };
  const [hits, nullDistribution] = await Promise.all([
    context.parts.index.searchVectors(space, vector, options), context.calibrator.nullDistribution(way),
  ]);
  return { modality, by: 'vector', hits, nullDistribution };
};

/** Each modality has its own ranking: a talk full of the word must not push out the one screen that shows it. */
const retrieveByWordIndex = async (context: SearchContext, modalities: readonly Modality[]): Promise<Retrieved> => {
  if (context.query.words === '') return { rankings: [], notes: [] };
  const quotable = context.query.phrases.length === 0 ? modalities : modalities.filter(isQuotable);
  const exact = await Promise.all(quotable.map((modality) => wordRanking(context, modality, context.query.phrases)));
  if (context.query.phrases.length === 0 || exact.some(({ hits }) => hits.length > 0)) return { rankings: exact, notes: [] };
  // Nobody says just this: the words are looked for without the quotation marks.
  return { rankings: await Promise.all(modalities.map((modality) => wordRanking(context, modality, []))), notes: [] };
};

const wordRanking = async (context: SearchContext, modality: Modality, phrases: readonly string[]): Promise<Ranking> => {
  const options = { limit: DEPTH, filter: filterOf(context, modality), signal: context.signal };
  const [hits, nullDistribution] = await Promise.all([
    context.parts.index.searchWords({ words: context.query.words, phrases }, options),
    context.calibrator.nullDistribution({ modality, by: 'words' }),
  ]);
  return { modality, by: 'words', hits, nullDistribution };
};

/** A moment found by what is said begins and ends with the lines that say it. */
const atSpokenPart = ({ catalog }: EngineParts, moment: Moment, { text }: ParsedQuery): Moment => {
  const [lead] = moment.hits;
  if (lead?.modality !== 'speech' || lead.text === undefined) return moment;
  const cues = catalog.cues(moment.videoId, moment).filter((cue) => contains(moment, (cue.start + cue.end) / 2));
  return { ...moment, ...spokenPart(cues, text) };
};

/** A moment of a video that was removed a moment ago is left out. */
const withVideo = ({ catalog }: EngineParts, moment: Moment): FoundMoment[] => {
  const video = catalog.video(moment.videoId);
  return video === undefined ? [] : [{ ...moment, video: { id: video.id, title: video.title, path: video.path } }];
};
