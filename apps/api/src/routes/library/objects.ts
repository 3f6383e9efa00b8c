import { wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoParams } from '../video-params.ts';

/** Which things are in a video, and their ways through its picture. */
export const objectEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/objects',
    summary: 'Things in the picture, each from when it comes to when it goes, with its class, its colour and its way. Nothing where no detector has looked for them',
    params: videoParams,
    query: z.object({ label: z.string().optional().describe('Only those of this class, as the detector calls it: `person`, `car`, `dog`') }),
    response: wire.objectTrackList,
    faults: ['library/unknown-video'],
    run: ({ params, query }, { runtime }) => runtime.engine.objects(params.id, query.label),
  }),
];
