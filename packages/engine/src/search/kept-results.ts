import { LRUCache } from 'lru-cache';
import type { Abortable } from '@frameseek/core';
import { createSharing } from '../concurrency/sharing.ts';
import type { Search, SearchRequest, SearchResult } from './search-request.ts';
import type { SearchServices } from './search-services.ts';
import { withStoreDeadline } from './store-deadline.ts';

/** Bytes of results that are kept, as JSON in memory: some hundreds of long lists. */
const MAX_BYTES = 16 * 2 ** 20;
/** Milliseconds that a result is kept at most. */
const MAX_MS = 60_000;

/**
 * A search that gives all who ask for the same at one time one answer, and the answer that it gave before while nothing has changed that a
 * search may find or show: in the catalog or the index, by whichever process, or in how scores are measured. An answer with notes is not
 * kept: a model that was loading, or a store that was away, may be there the next time. Nor is one with a moment that goes on, which may end.
 */
export const keepResults = (services: SearchServices, search: Search): Search => {
  const { parts: { catalog, telemetry }, calibrator } = services;
  const kept = new LRUCache<string, SearchResult>({ maxSize: MAX_BYTES, ttl: MAX_MS, sizeCalculation: (result) => 2 * JSON.stringify(result).length });
  const share = createSharing<SearchResult>();
  let library = '';
  const findAgain = async (key: string, request: SearchRequest, options: Abortable): Promise<SearchResult> => {
    const result = await search(request, options);
    if (result.notes.length === 0 && !result.moments.some(({ isOngoing = false }) => isOngoing)) kept.set(key, result);
    return result;
  };
  return async (request, options) => {
    options.signal.throwIfAborted();
    const startedAt = performance.now();
    // Looked at before anything is found: what changes meanwhile is found by the next.
    const now = `${catalog.findableVersion()} ${calibrator.version()}`;
    if (now !== library) kept.clear();
    library = now;
    const key = JSON.stringify([now, request]);
    const known = kept.get(key);
    if (known === undefined) return share(key, (shared) => findAgain(key, request, shared), options);
    return telemetry.span('search', { query: request.query, limit: request.limit }, async (note) => {
      note({ kind: 'kept', match: known.match, moments: known.moments.length });
      // What the store lacks may have changed since; one that does not answer is not waited for longer than a search waits.
      return { ...known, notes: await withStoreDeadline(services).libraryNotes(options), tookMs: performance.now() - startedAt };
    });
  };
};
