import {
  MODALITIES, parseQuery, rankMoments, type Abortable, type Modality, type Moment, type ParsedQuery, type Ranking,
  type SegmentFilter,
} from '@frameseek/core';
import type { EngineParts, FoundMoment, SearchRequest, SearchResult } from './engine.ts';
import type { QueryModels } from './query-models.ts';

/** Hits taken from each way of looking; ranks beyond hardly count in the fusion. */
const DEPTH = 100;

/** What one way of looking found, and what kept it from looking. */
interface Found {
  readonly rankings: readonly Ranking[];
  readonly notes: readonly string[];
}

/** One look by pictures, one by meaning and one by words, all at once; their hits are fused by time and given titles. */
export const searchMoments = async (
  { parts, queryModels }: { readonly parts: EngineParts; readonly queryModels: QueryModels },
  request: SearchRequest,
  { signal }: Abortable,
): Promise<SearchResult> => {
  const startedAt = performance.now();
  const query = parseQuery(request.query);
  const modalities = request.modalities ?? MODALITIES;
  const look: Look = { parts, queryModels, query, signal, ...(request.videoIds === undefined ? {} : { videoIds: request.videoIds }) };
  const spoken = modalities.filter((modality) => modality !== 'visual');
  const found = await Promise.all([
    ...(modalities.includes('visual') ? [byPicture(look)] : []),
    ...(spoken.length > 0 ? [byMeaning(look, spoken), byWords(look, spoken)] : []),
  ]);
  const rankings = found.flatMap((it) => it.rankings);
  const { match, moments } = rankMoments(rankings, { query, limit: request.limit });
  return {
    query: request.query,
    match,
    tookMs: performance.now() - startedAt,
    moments: moments.flatMap((moment) => withVideo(parts, moment)),
    notes: found.flatMap((it) => it.notes),
  };
};

interface Look extends Abortable {
  readonly parts: EngineParts;
  readonly queryModels: QueryModels;
  readonly query: ParsedQuery;
  readonly videoIds?: SegmentFilter['videoIds'];
}

const filterOf = ({ videoIds }: Look, modality: Modality): SegmentFilter => ({
  modalities: [modality],
  ...(videoIds === undefined ? {} : { videoIds }),
});

const byPicture = async (look: Look): Promise<Found> => {
  const embedded = await look.queryModels.embed('visual', look.query.text, look);
  if ('missing' in embedded) return { rankings: [], notes: [`Pictures are not searched. ${embedded.missing}`] };
  return { rankings: [await byVector(look, 'visual', embedded)], notes: [] };
};

const byMeaning = async (look: Look, modalities: readonly Modality[]): Promise<Found> => {
  const embedded = await look.queryModels.embed('sentences', look.query.text, look);
  if ('missing' in embedded) {
    return { rankings: [], notes: [`Speech and text are searched by their words alone. ${embedded.missing}`] };
  }
  return { rankings: await Promise.all(modalities.map((modality) => byVector(look, modality, embedded))), notes: [] };
};

const byVector = async (
  look: Look,
  modality: Modality,
  { space, vector }: { readonly space: Parameters<EngineParts['index']['searchVectors']>[0]; readonly vector: Float32Array },
): Promise<Ranking> => {
  const options = { limit: DEPTH, filter: filterOf(look, modality), signal: look.signal };
  return { modality, by: 'vector', hits: await look.parts.index.searchVectors(space, vector, options) };
};

/** Each modality has its own ranking: a talk full of the word must not push out the one screen that shows it. */
const byWords = async (look: Look, modalities: readonly Modality[]): Promise<Found> => {
  const { words, phrases } = look.query;
  if (words === '') return { rankings: [], notes: [] };
  const rankings = modalities.map(async (modality): Promise<Ranking> => {
    const options = { limit: DEPTH, filter: filterOf(look, modality), signal: look.signal };
    return { modality, by: 'words', hits: await look.parts.index.searchWords({ words, phrases }, options) };
  });
  return { rankings: await Promise.all(rankings), notes: [] };
};

/** A moment of a video that was removed a moment ago is left out. */
const withVideo = ({ catalog }: EngineParts, moment: Moment): FoundMoment[] => {
  const video = catalog.video(moment.videoId);
  return video === undefined ? [] : [{ ...moment, video: { id: video.id, title: video.title, path: video.path } }];
};
