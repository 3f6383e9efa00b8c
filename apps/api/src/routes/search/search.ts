import { faultMessage, isFault, scoreCurve, toCloserResponse, toSearchResponse, wire, type SearchResponse } from '@frameseek/core';
import type { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { beginEvents } from '../../http/server-sent-events.ts';
import { videoParams } from '../video-params.ts';

const about = {
  path: '/api/search',
  needs: 'read',
  rate: 'search',
  response: wire.searchResponse,
  faults: ['query/empty', 'query/too-long', 'query/too-complex', 'file/missing', 'library/unknown-video'],
} as const;

/** Search, in one response or as it is found, and the score curve of one video. */
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
    body: wire.searchBody,
    run: ({ body }, call) => search(body, call),
  }),
  jsonEndpoint({
    ...about,
    method: 'post',
    path: '/api/search/closer',
    summary: 'The same, the best moments that pictures found looked at again at more of their frames: tighter edges, a new order, none fewer. Takes seconds; for lists that were shown already',
    body: wire.searchBody,
    response: wire.closerResponse,
    run: async ({ body }, { runtime, signal }) => toCloserResponse(await runtime.engine.lookCloser(engineRequest(body), { signal })),
  }),
  rawEndpoint({
    ...about,
    method: 'get',
    path: '/api/search/events',
    summary: 'The same as it is found: server-sent events, first what words alone find, last the whole answer; then the stream ends',
    query: wire.searchRequest,
    status: 200,
    type: 'text/event-stream',
    response: wire.searchEvent,
    handle: ({ query }, call) => streamSearch(query, call),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/curve',
    rate: 'search',
    summary: 'How well each stretch of a video answers a query',
    params: videoParams,
    query: wire.searchRequest.pick({ q: true, like: true }),
    response: scoreCurve,
    faults: ['library/unknown-video', 'file/missing', 'query/empty', 'query/too-long', 'query/too-complex'],
    run: async ({ params, query }, { runtime, signal }) => await runtime.engine.curve({ id: params.id, query: fullQuery(query) }, { signal }),
  }),
];

type SearchRequest = z.output<typeof wire.searchRequest>;

const fullQuery = ({ q, like }: Pick<SearchRequest, 'q' | 'like'>): string => (like === undefined ? q : `like:${like} ${q}`);

const engineRequest = (request: SearchRequest): Parameters<Call['runtime']['engine']['search']>[0] => {
  const { limit, modality, video } = request;
  return { query: fullQuery(request), limit, ...(modality !== undefined && { modalities: modality }), ...(video !== undefined && { videoIds: video }) };
};

const search = async (request: SearchRequest, { runtime, signal }: Call, by?: 'words'): Promise<SearchResponse> =>
  toSearchResponse(await runtime.engine.search({ ...engineRequest(request), ...(by !== undefined && { by }) }, { signal }));

/** A query that is none is refused before the stream begins; what fails later is its last event. */
const streamSearch = async (request: SearchRequest, call: Call): Promise<void> => {
  const words = await search(request, call, 'words');
  const push = (event: z.input<typeof wire.searchEvent>): void => {
    call.signal.throwIfAborted();
    call.res.write(`data: ${JSON.stringify(wire.searchEvent.parse(event))}\n\n`);
  };
  beginEvents(call.res);
  try {
    push({ stage: 'words', ...words });
    push({ stage: 'all', ...(await search(request, call)) });
  } catch (error) {
    if (!isFault(error)) throw error;
    push({ stage: 'failed', error: { code: error.code, message: faultMessage(error), facts: { ...error.facts } } });
  }
  call.res.end();
};
