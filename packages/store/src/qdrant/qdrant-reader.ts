import type { Hit, SegmentFilter } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
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
): AsyncGenerator<readonly QdrantRecord[]> {
  let page: Schemas['ScrollRequest'] = {
    filter: libraryFilter(library, filter, more), limit: vectors === undefined ? PAGE_POINTS.without : PAGE_POINTS.withVectors,
    with_payload: payload, with_vector: vectors ?? false,
  };
  for (;;) {
    const path = `/collections/${encodeURIComponent(name)}/points/scroll`;
    const { result } = await server.transfer(signal, { method: 'POST', path, body: page, answer: scrolled });
    yield result.points;
    const offset = result.next_page_offset;
    if (offset === null || offset === undefined) return;
    page = { ...page, offset };
  }
};

/** A point that was read, before it is known what it was made of. */
export interface QdrantRecord {
  readonly id: string;
  readonly payload?: unknown;
  readonly vector?: unknown;
}

const scrolled = z.object({
  result: z.object({
    points: z.array(z.object({ id: z.string(), payload: z.unknown().optional(), vector: z.unknown().optional() })),
    next_page_offset: z.string().nullish(),
  }),
});

/** The best points of a query, as segments with their scores. */
export const queryPoints = async ({ server, collection: { name } }: QdrantTarget, query: Schemas['QueryRequest'], signal: AbortSignal): Promise<readonly Hit[]> => {
  const { result } = await server.call(signal, (api, init) =>
    api.queryPoints({ collection_name: name, ...query, with_payload: SEGMENT_PAYLOAD }, init));
  return (result?.points ?? []).map((point) => ({ segment: readSegment(point), score: point.score }));
};
