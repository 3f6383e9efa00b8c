import { wire } from '@frameseek/core';
import { z } from 'zod';
import type { DownloadList } from '../../downloads/download-list.ts';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

const params = z.object({ id: z.string().min(1).max(100) });

/** Files fetched from addresses; `downloads` lives as long as the server. */
export const downloadEndpoints = (downloads: DownloadList): readonly Endpoint[] => [
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/url',
    rate: 'heavy',
    isLogged: true,
    summary: 'Fetches a video from an address of the open Internet into the library, and queues it when it is there',
    body: wire.addUrlRequest,
    status: 202,
    response: wire.download,
    faults: ['input/invalid', 'url/refused', 'url/failed', 'url/not-media', 'server/too-large', 'file/disk-full'],
    run: ({ body }) => downloads.add(body.url),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/downloads',
    summary: 'What is being fetched from addresses, and what was lately; newest first',
    response: wire.downloadList,
    run: () => ({ downloads: downloads.list() }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/downloads/:id/cancel',
    summary: 'Stops fetching, and keeps nothing of it',
    params,
    response: wire.download,
    faults: ['library/unknown-job'],
    run: ({ params: { id } }) => downloads.cancel(id),
  }),
];
