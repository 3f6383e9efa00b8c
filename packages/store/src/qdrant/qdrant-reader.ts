import type { Hit, SegmentFilter } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import type { QdrantCollection } from './qdrant-collections.ts';
import { libraryFilter } from './qdrant-filter.ts';
import { SEGMENT_PAYLOAD, readSegment } from './qdrant-points.ts';
import type { QdrantServer } from './qdrant-server.ts';

/** A collection, and the server that it lies on. */
export interface QdrantTarget {
  readonly server: QdrantServer;
  readonly collection: QdrantCollection;
}

/** What is read of the points that pass a filter. */
interface ScrollOptions {
  readonly filter?: SegmentFilter;
  readonly more?: readonly Schemas['Condition'][];
  readonly payload: string[];
  readonly vectors?: string[];
}

/** Points of one page: with vectors some megabytes of JSON, without some hundred kilobytes. */
const PAGE_POINTS = { withVectors: 500, without: 2_000 } as const;

/** All points of a library that pass the filter, page by page: memory does not grow with their number. */
export const scrollPoints = async function* (
  { server, collection: { name, library } }: QdrantTarget, { filter, more, payload, vectors, signal }: ScrollOptions & { readonly signal: AbortSignal },
): AsyncGenerator<readonly Schemas['Record'][]> {
  let page: Schemas['ScrollRequest'] = {
    filter: libraryFilter(library, filter, more), limit: vectors === undefined ? PAGE_POINTS.without : PAGE_POINTS.withVectors,
    with_payload: payload, with_vector: vectors ?? false,
  };
  for (;;) {
    const { result } = await server.call(signal, (api, init) => api.scrollPoints({ collection_name: name, ...page }, init));
    yield result?.points ?? [];
    const offset = result?.next_page_offset;
    if (typeof offset !== 'string' && typeof offset !== 'number') return;
    page = { ...page, offset };
  }
};

/** The best points of a query, as segments with their scores. */
export const queryPoints = async ({ server, collection: { name } }: QdrantTarget, query: Schemas['QueryRequest'], signal: AbortSignal): Promise<readonly Hit[]> => {
  const { result } = await server.call(signal, (api, init) =>
    api.queryPoints({ collection_name: name, ...query, with_payload: SEGMENT_PAYLOAD }, init));
  return (result?.points ?? []).map((point) => ({ segment: readSegment(point), score: point.score }));
};
