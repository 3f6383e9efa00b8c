import {
  inNewOrder, isFoundByPictures, judged, lookedAgain, mapConcurrent, stretchToLookAt, type Abortable, type Span,
} from '@frameseek/core';
import { search } from '../search.ts';
import type { FoundMoment, SearchRequest, SearchResult } from '../search-request.ts';
import type { SearchServices } from '../search-services.ts';
import { judgeMoments } from './judge-moments.ts';
import { lookAtFrames } from './look-at-frames.ts';
import { soughtPicture, type SoughtPicture } from './sought-picture.ts';

/** Moments that are looked at again. */
const BEST = 20;
/** Moments on their way at once: while one is embedded the next is decoded. */
const AT_ONCE = 2;
/** Milliseconds after which what has been seen by then has to do: somebody waits. */
const MAX_MS = 15_000;

/** A moment, and where it was before it was looked at again: by that it is known in the list of the first look. */
export interface CloserMoment extends FoundMoment {
  readonly before: Span;
}

/** What a search found, the best of it looked at again. */
export interface CloserResult extends SearchResult {
  readonly moments: readonly CloserMoment[];
  /** Moments that were looked at again; the others stay as they were found. */
  readonly looked: number;
}

/**
 * Searches, and looks again at the best moments that pictures found, in their order, at four frames a second: they get tighter
 * edges and new scores, and all are put in their new order, none left out. What words found, what cannot be decoded and what there
 * was no time for stays as it is; queries of several parts and quotations are not looked at again. Throws what a search throws.
 */
export const lookCloser = (services: SearchServices, request: SearchRequest, { signal }: Abortable): Promise<CloserResult> =>
  services.parts.telemetry.span('search.closer', { query: request.query }, async (note) => {
    const startedAt = performance.now();
    const first = await search(services, request, { signal });
    const found = first.moments.map((moment): CloserMoment => ({ ...moment, before: { start: moment.start, end: moment.end } }));
    const context = { ...services, signal };
    const sought = services.parts.settings.secondLook === 'off' ? undefined : await soughtPicture(context, request);
    const again = sought === undefined ? new Map<CloserMoment, CloserMoment>() : await lookAgain(context, found, sought);
    note({ looked: again.size });
    const seen = inNewOrder(found.map((moment) => again.get(moment) ?? moment));
    const { scores, notes } = again.size > 0 && services.parts.settings.secondLook === 'model'
      ? await judgeMoments(context, request.query, seen.filter(isFoundByPictures))
      : { scores: new Map<CloserMoment, number>(), notes: [] };
    const moments = inNewOrder(seen.map((moment) => {
      const judgement = scores.get(moment);
      return judgement === undefined ? moment : judged(moment, judgement);
    }));
    return { ...first, notes: [...first.notes, ...notes], moments, looked: again.size, tookMs: performance.now() - startedAt };
  });

/** What was seen of the best, each with the moment that it was. */
const lookAgain = async (services: SearchServices & Abortable, found: readonly CloserMoment[], sought: SoughtPicture): Promise<ReadonlyMap<CloserMoment, CloserMoment>> => {
  const late = AbortSignal.timeout(MAX_MS);
  const context = { ...services, signal: AbortSignal.any([services.signal, late]) };
  const best = found.filter(isFoundByPictures).slice(0, BEST);
  const again = new Map<CloserMoment, CloserMoment>();
  const look = async (moment: CloserMoment): Promise<void> => {
    if (late.aborted) return;
    try {
      const seen = await lookAt(context, moment, { ...sought, found });
      if (seen !== undefined) again.set(moment, seen);
    } catch (error) {
      services.signal.throwIfAborted();
      if (!late.aborted) throw error;
    }
  };
  for await (const _ of mapConcurrent(best, AT_ONCE, look));
  return again;
};

/** Undefined where nothing could be seen. */
const lookAt = async (
  context: SearchServices & Abortable, moment: CloserMoment, { picture, encoder, limits, found }: SoughtPicture & { readonly found: readonly CloserMoment[] },
): Promise<CloserMoment | undefined> => {
  const { videoId } = moment;
  const shots = context.parts.catalog.shots(videoId);
  const others = found.filter((other) => other !== moment && other.videoId === videoId);
  const within = stretchToLookAt(moment, { shots, limits });
  const frames = await lookAtFrames(context, { videoId, within }, { vector: picture.vector, encoder });
  if (frames.length === 0) return undefined;
  return lookedAgain(moment, { within, frames, shots, others, nullDistribution: picture.nullDistribution });
};
