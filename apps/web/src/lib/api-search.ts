import type { Label, LabelRequest } from '@frameseek/core';
import { z } from 'zod';
import { ask, read } from './http.ts';
import type { Abortable } from './http.ts';
import { label, labelList } from './wire.ts';

const queryPicture = z.object({ id: z.string() });

/** Gives the server a picture to search with, and gets the id of it. */
export async function putQueryPicture(picture: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', picture, 'picture');
  return (await read('/api/query-pictures', queryPicture, { method: 'POST', body: form })).id;
}

/** What people said of results, newest first. */
export const labels = async ({ signal }: Abortable): Promise<readonly Label[]> => (await read('/api/labels', labelList, { signal })).labels;

export const putLabel = async (request: LabelRequest): Promise<Label> => await read('/api/labels', label, { method: 'POST', body: request });

export const removeLabel = async (id: string): Promise<void> => {
  await ask(`/api/labels/${encodeURIComponent(id)}`, { method: 'DELETE' });
};
