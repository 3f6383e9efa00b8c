import { wire } from '@frameseek/core';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoParams } from '../video-params.ts';

/** Who speaks when in a video, and what they are called. */
export const speakerEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/speakers',
    summary: 'Who speaks when, told apart by their voices; nobody where no voices were listened to. Of those without a name, who sounds the same in other videos',
    params: videoParams,
    response: wire.speakerList,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => runtime.engine.speakers(params.id),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/videos/:id/speakers',
    isLogged: true,
    summary: 'Names a speaker, takes the name back, or says who it is not. It stays with the voice when the video is indexed again; no other video is changed',
    params: videoParams,
    body: wire.nameSpeakerRequest,
    response: wire.speakerList,
    faults: ['input/invalid', 'library/unknown-video'],
    run: ({ params: { id }, body: { number, name, isNot } }, { runtime: { engine } }) => (isNot === undefined ? engine.nameSpeaker(id, number, name ?? undefined) : engine.denySpeaker(id, number, isNot)),
  }),
];
