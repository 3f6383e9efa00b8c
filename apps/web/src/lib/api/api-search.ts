import type { EvalReport, Label, LabelRequest, Modality, SearchEvent, SearchResponse } from '@frameseek/core';
import { serverEvents } from './event-stream.ts';
import { ask, read, toApiError } from './http.ts';
import type { Abortable } from './http.ts';
import { evalReport, label, labelList, wire } from './wire.ts';

export interface SearchParameters {
  readonly q: string;
  readonly modalities: readonly Modality[];
  /** `picture:<id>` of a picture that was given to the server. */
  readonly like?: string;
  /** Only in this video. */
  readonly video?: string;
}

/** Moments that are asked for: all that the server gives. */
const LIMIT = 100;

/** Moments for a query, best first, as they are found: what words alone find at once, then the whole answer. */
export async function* searchEvents({ q, modalities, like, video }: SearchParameters, { signal }: Abortable): AsyncGenerator<SearchResponse> {
  const parameters = new URLSearchParams({ q, limit: String(LIMIT) });
  if (modalities.length > 0) parameters.set('modality', modalities.join(','));
  if (like !== undefined) parameters.set('like', like);
  if (video !== undefined) parameters.set('video', video);
  const { body } = await ask(`/api/search/events?${parameters}`, { signal });
  if (body === null) return;
  for await (const { data } of serverEvents(body)) {
    const event: SearchEvent = wire.searchEvent.parse(JSON.parse(data));
    if (event.stage === 'failed') throw toApiError(500, event);
    yield event;
  }
}

/** Gives the server a picture to search with, and gets the id of it. */
export async function putQueryPicture(picture: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', picture, 'picture');
  return (await read('/api/query-pictures', wire.queryPicture, { method: 'POST', body: form })).id;
}

/** The picture that `like=picture:<id>` names. */
export const queryPicturePath = (like: string): string => `/api/query-pictures/${encodeURIComponent(like.slice('picture:'.length))}`;

/** What people said of results, newest first. */
export const labels = async ({ signal }: Abortable): Promise<readonly Label[]> => (await read('/api/labels', labelList, { signal })).labels;

export const putLabel = async (request: LabelRequest): Promise<Label> => await read('/api/labels', label, { method: 'POST', body: request });

export const removeLabel = async (id: string): Promise<void> => {
  await ask(`/api/labels/${encodeURIComponent(id)}`, { method: 'DELETE' });
};

/** How well the library is searched, by what people said of results; asks every labelled query anew. */
export const evaluation = async ({ signal }: Abortable): Promise<EvalReport> => await read('/api/eval', evalReport, { signal });
