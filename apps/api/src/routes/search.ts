import { wire, type SearchResponse } from '@frameseek/core';
import type { z } from 'zod';
import { jsonEndpoint, type Call, type Endpoint } from '../endpoint.ts';

const about = {
  path: '/api/search',
  answer: wire.searchResponse,
  faults: ['query/empty', 'query/too-long', 'input/invalid'],
} as const;

export const searchEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    ...about,
    method: 'get',
    summary: 'Moments that match the query, best first',
    query: wire.searchRequest,
    run: ({ query }, call) => search(query, call),
  }),
  jsonEndpoint({
    ...about,
    method: 'post',
    summary: 'The same with the query in the body',
    body: wire.searchRequest,
    run: ({ body }, call) => search(body, call),
  }),
];

const search = async ({ q, like, limit, modality, video }: z.output<typeof wire.searchRequest>, call: Call): Promise<SearchResponse> => {
  const { query, match, tookMs, moments, notes } = await call.runtime.engine.search(
    { query: like === undefined ? q : `like:${like} ${q}`, limit, ...(modality !== undefined && { modalities: modality }), ...(video !== undefined && { videoIds: video }) },
    { signal: call.signal },
  );
  return {
    query,
    match,
    tookMs,
    moments: moments.map(({ video: of, start, end, score, hits }) => ({ video: of, start, end, score, hits: [...hits] })),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
};
