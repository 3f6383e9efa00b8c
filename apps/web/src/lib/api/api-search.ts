import type { CloserResponse, EvalReport, Label, LabelRequest, SearchEvent, SearchResponse } from '@frameseek/core';
import { MAX_MOMENTS, searchParameters, type SearchParameters } from '../search/search-parameters.ts';
import { serverEvents } from './events/event-stream.ts';
import { request, requestJson, schemas, toApiError, type Abortable } from './http.ts';

/** Moments for a query, best first, as they are found: what words alone find at once, then the whole answer. */
export async function* searchEvents(search: SearchParameters, { signal }: Abortable): AsyncGenerator<SearchResponse> {
  const [{ body }, { wire }] = await Promise.all([request(`/api/search/events?${searchParameters(search)}`, { signal }), schemas()]);
  if (body === null) return;
  for await (const { data } of serverEvents(body)) {
    const event: SearchEvent = wire.searchEvent.parse(JSON.parse(data));
    if (event.stage === 'failed') throw await toApiError(500, event);
    yield event;
  }
}

/** The same moments, the best of them looked at again at more of their frames, in their new order. Takes seconds. */
export const lookCloser = async ({ q, modalities, like, video }: SearchParameters, { signal }: Abortable): Promise<CloserResponse> =>
  await requestJson('/api/search/closer', ({ wire }) => wire.closerResponse, {
    method: 'POST', signal,
    body: { q, limit: MAX_MOMENTS, ...(modalities.length > 0 && { modality: modalities }), ...(like !== undefined && { like }), ...(video !== undefined && { video: [video] }) },
  });

/** Gives the server a picture to search with; resolves with its id, which `like=picture:<id>` names. */
export async function putQueryPicture(picture: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', picture, 'picture');
  return (await requestJson('/api/query-pictures', ({ wire }) => wire.queryPicture, { method: 'POST', body: form })).id;
}

/** The path of the picture that `like=picture:<id>` names. */
export const queryPicturePath = (like: string): string => `/api/query-pictures/${encodeURIComponent(like.slice('picture:'.length))}`;

/** What people said of results, newest first. */
export const labels = async ({ signal }: Abortable): Promise<readonly Label[]> => (await requestJson('/api/labels', (all) => all.labelList, { signal })).labels;

/** Says of a moment whether it is what a query meant; a later label of the same moment replaces this one. */
export const putLabel = async (request: LabelRequest): Promise<Label> => await requestJson('/api/labels', (all) => all.label, { method: 'POST', body: request });

/** Takes back what was said of a moment. */
export const removeLabel = async (id: string): Promise<void> => {
  await request(`/api/labels/${encodeURIComponent(id)}`, { method: 'DELETE' });
};

/** How well the library is searched, by what people said of results; asks every labelled query anew. */
export const evaluation = async ({ signal }: Abortable): Promise<EvalReport> => await requestJson('/api/eval', (all) => all.evalReport, { signal });
