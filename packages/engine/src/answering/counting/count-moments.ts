import { MATCH_THRESHOLD, overlaps, type VideoId } from '@frameseek/core';
import type { FoundMoment, SearchResult } from '../../search/search-request.ts';
import type { RetrievalContext } from '../answer-context.ts';

/** Moments that are asked for at once. */
const AT_ONCE = 100;
/** Films that are asked one by one, where all together hold more than is given at once: those in which most was found. */
const MAX_ALONE = 40;

/** What a query finds, all of it. */
export interface CountedMoments {
  /** Those that match, in order of time. */
  readonly moments: readonly FoundMoment[];
  /** How many of them show the same footage as another one. */
  readonly repeats: number;
  /** There may be more: in films that were not asked one by one. */
  readonly more: boolean;
  /** Best first, where none matches. */
  readonly nearest: readonly FoundMoment[];
  /** Sentences for people: what was not searched, and why. */
  readonly notes: readonly string[];
}

/**
 * Every moment that matches a query. A search gives the best only: where even the last of them matches, there may be more, and
 * each film in which something matches is asked alone. Throws what a search throws.
 */
export const countMoments = async (context: RetrievalContext, query: string): Promise<CountedMoments> => {
  const find = (videoIds: readonly VideoId[] | undefined): Promise<SearchResult> =>
    context.search({ query, limit: AT_ONCE, ...(videoIds !== undefined && { videoIds }) }, { signal: context.signal });
  const all = await find(context.scope);
  const found = matching(all, query);
  if (found.length === 0) return { moments: [], repeats: 0, more: false, nearest: all.moments, notes: all.notes };
  const films = [...Map.groupBy(found, ({ videoId }) => videoId)].toSorted(([, a], [, b]) => b.length - a.length).map(([id]) => id);
  const isWhole = found.length < all.moments.length || films.length === 1;
  const alone = isWhole ? [] : films.slice(0, MAX_ALONE);
  const moments = found.flatMap(everyTime);
  for (const id of alone) {
    // One after the other: a library may hold many, and a search takes all the processor there is.
    for (const moment of matching(await find([id]), query).flatMap(everyTime)) if (!moments.some((known) => isSame(known, moment))) moments.push(moment);
  }
  return { moments: inOrderOfTime(context, moments), repeats: moments.length - new Set(moments.map((moment) => moment.also ?? moment)).size, more: films.length > alone.length && !isWhole, nearest: [], notes: all.notes };
};

/** Quoted words match wherever they stand, everything else by how far it stands out. */
const matching = ({ match, moments }: SearchResult, query: string): readonly FoundMoment[] =>
  match ? moments.filter(({ score }) => score >= MATCH_THRESHOLD || /["“„]/u.test(query)) : [];

/** A moment with those that show the same footage: where it is seen again it is seen once more. */
const everyTime = (moment: FoundMoment): readonly FoundMoment[] =>
  [moment, ...(moment.also ?? []).map(({ video, start, end }) => ({ ...moment, video, videoId: video.id, start, end, hits: moment.hits.map((hit) => ({ ...hit, at: start + hit.at - moment.start })) }))];

/** A film that is asked alone may give a moment other borders. */
const isSame = (a: FoundMoment, b: FoundMoment): boolean => a.videoId === b.videoId && overlaps(a, b);

/** By when it was recorded, or else by when the film was added; then by where it is in the film. */
const inOrderOfTime = ({ parts: { catalog } }: RetrievalContext, moments: readonly FoundMoment[]): readonly FoundMoment[] => {
  const when = new Map(moments.map(({ videoId }) => {
    const video = catalog.video(videoId);
    return [videoId, video?.probe?.recordedAt ?? video?.addedAt ?? ''];
  }));
  const timeOf = ({ videoId }: FoundMoment): string => when.get(videoId) ?? '';
  return moments.toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)) || a.videoId.localeCompare(b.videoId) || a.start - b.start);
};
