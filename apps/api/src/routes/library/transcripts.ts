import { wire, type Transcript } from '@frameseek/core';
import type { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoParams } from '../video-params.ts';

/** What is said in a video: read line by line, and corrected. */
export const transcriptEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/transcript',
    summary: 'What is said, line by line, with the times of words where they are known; no lines where nothing is',
    params: videoParams,
    response: wire.transcript,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => transcriptView(runtime.engine.transcript(params.id)),
  }),
  jsonEndpoint({
    method: 'patch',
    path: '/api/videos/:id/transcript',
    isLogged: true,
    summary: 'Corrects a line of the transcript, or takes that back. It stays corrected when the speech is recognised anew; until the video was indexed again it is found by what stood there before',
    params: videoParams,
    body: wire.correctLineRequest,
    response: wire.transcriptLine,
    faults: ['input/invalid', 'library/unknown-video'],
    run: async ({ params, body: { start, text } }, { runtime }) => {
      const { words, ...line } = await runtime.engine.correctLine(params.id, { start, ...(text !== null && { text }) });
      return { ...line, ...(words !== undefined && { words: [...words] }) };
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/:id/transcript/replacements',
    isLogged: true,
    summary: 'Replaces words in every line of the transcript, as corrections of these lines',
    params: videoParams,
    body: wire.replaceWordsRequest,
    response: wire.replacedWords,
    faults: ['input/invalid', 'library/unknown-video'],
    run: async ({ params, body }, { runtime }) => ({ lines: await runtime.engine.replaceWords(params.id, body) }),
  }),
];

const transcriptView = (transcript: Transcript | undefined): z.input<typeof wire.transcript> => {
  if (transcript === undefined) return { lines: [] };
  const { source, language, kind, cues } = transcript;
  return {
    source, ...(language !== undefined && { language }), ...(kind !== undefined && { kind }),
    lines: cues.map(({ words, ...line }) => ({ ...line, ...(words !== undefined && { words: [...words] }) })),
  };
};
