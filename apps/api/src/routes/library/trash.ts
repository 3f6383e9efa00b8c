import { wire } from '@frameseek/core';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoSummary } from '../../views/video-views.ts';
import { videoParams } from '../video-params.ts';

/** Videos that were removed, but not for good. */
export const trashEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/trash',
    summary: 'The videos in the trash. `DELETE /api/videos/{id}` removes one for good before its time',
    response: wire.trashList,
    run: (_input, { runtime }) => ({ videos: runtime.engine.trash().map((video) => ({ ...videoSummary(video), removedAt: video.removedAt, goneAt: video.goneAt })) }),
  }),
  jsonEndpoint({
    method: 'delete',
    path: '/api/trash',
    isLogged: true,
    summary: 'Removes everything in the trash for good, before its time. Files stay where they are; uploads are deleted',
    response: wire.trashEmptied,
    run: async (_input, { runtime, signal }) => ({ removed: await runtime.engine.emptyTrash({ signal }) }),
  }),
  rawEndpoint({
    method: 'post',
    path: '/api/videos/:id/trash',
    isLogged: true,
    summary: 'Puts a video into the trash: nothing finds it there, its file and what was found in it stay for 30 days',
    params: videoParams,
    status: 204,
    faults: ['library/unknown-video'],
    handle: async ({ params }, { runtime, res, signal }) => {
      await runtime.engine.discard(params.id, { signal });
      res.status(204).end();
    },
  }),
  rawEndpoint({
    method: 'post',
    path: '/api/videos/:id/restore',
    isLogged: true,
    summary: 'Takes a video out of the trash, as it was',
    params: videoParams,
    status: 204,
    faults: ['library/unknown-video'],
    handle: async ({ params }, { runtime, res }) => {
      await runtime.engine.restore(params.id);
      res.status(204).end();
    },
  }),
];
