import { Fault, isFaultOf, type Abortable, type SegmentIndex } from '@frameseek/core';
import { withTimeout } from '../concurrency/with-timeout.ts';
import type { SearchServices } from './search-services.ts';

/**
 * What one search stands on, where its settings say how long it waits for the store: once the store has let a call wait so long, that
 * call, all others of this search and those that it would make later reject with `store/unavailable`.
 */
export const withStoreDeadline = (services: SearchServices): SearchServices => {
  const { parts, vectorCache, libraryNotes } = services;
  const limitMs = parts.settings.storeLimitMs;
  if (limitMs === undefined) return services;
  const { index } = parts;
  const bounded = boundedBy(limitMs, index.name);
  return {
    ...services,
    parts: { ...parts, index: boundedIndex(index, bounded) },
    vectorCache: { of: (space, videoId, options) => bounded(options, (within) => vectorCache.of(space, videoId, within)) },
    // What the store lacks is not known without it, and that it is away is said by those who need it.
    libraryNotes: (options) => bounded(options, (within) => libraryNotes(within)).catch((error: unknown) => {
      if (!isFaultOf(error, 'store/unavailable')) throw error;
      return [];
    }),
  };
};

type Bounded = <Options extends Abortable, T>(options: Options, work: (options: Options) => Promise<T>) => Promise<T>;

const boundedBy = (limitMs: number, store: string): Bounded => {
  const late = new AbortController();
  return async (options, work) => {
    const signal = AbortSignal.any([options.signal, late.signal]);
    signal.throwIfAborted();
    const result = await withTimeout(work({ ...options, signal }), limitMs, signal);
    if ('value' in result) return result.value;
    late.abort(new Fault('store/unavailable', { store, reason: `no answer within ${limitMs / 1000} s` }));
    throw late.signal.reason;
  };
};

/** The calls by which searches ask. */
const boundedIndex = (index: SegmentIndex, bounded: Bounded): SegmentIndex => ({
  ...index,
  searchVectors: (space, vector, options) => bounded(options, (within) => index.searchVectors(space, vector, within)),
  searchWords: (query, options) => bounded(options, (within) => index.searchWords(query, within)),
  vectorsOf: (space, videoId, options) => bounded(options, (within) => index.vectorsOf(space, videoId, within)),
  wordsOf: (videoId, options) => bounded(options, (within) => index.wordsOf(videoId, within)),
});
