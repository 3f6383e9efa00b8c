import { wire } from '@frameseek/core';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoParams } from '../video-params.ts';

/** What is heard in a video beside words. */
export const soundEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/sounds',
    summary: 'What is heard beside words: laughter, applause, music, a siren; and where there is speech, music or silence. Nothing where no tagger has heard it',
    params: videoParams,
    response: wire.soundList,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => runtime.engine.sounds(params.id),
  }),
];
