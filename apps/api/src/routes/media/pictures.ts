import { mediaType, toVtt } from '@frameseek/core';
import { z } from 'zod';
import { rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { withSource } from '../../files/with-source.ts';
import { FILE_STATUSES, FOREVER, REVALIDATED, sendFile } from '../../http/send-file.ts';
import { videoParams } from '../video-params.ts';

/** Nearly four months: no film is longer, and ffmpeg takes no number without end. */
const MAX_SECONDS = 10_000_000;

const thumbnailQuery = z.object({
  at: z.coerce.number().min(0).max(MAX_SECONDS).default(0).describe('Seconds'),
  width: z.coerce.number().int().min(32).max(1920).optional()
    .describe('Pixels; without it the picture kept for this stretch of the video is sent at once, with it exactly this one is made'),
  within: z.coerce.number().min(0).max(MAX_SECONDS).optional()
    .describe('Seconds that the kept picture may be off; where it is further off, exactly this one is made'),
});

/** The file, its thumbnails, its sprite sheet and its subtitles: what a player shows. */
export const pictureEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/stream',
    rate: 'media',
    summary: 'The file itself, whole or by ranges of bytes',
    params: videoParams,
    status: 200,
    type: 'video/*',
    faults: ['library/unknown-video', 'file/missing', 'file/forbidden', 'file/outside-media'],
    also: FILE_STATUSES,
    handle: async ({ params }, { runtime, res, signal }) => {
      await withSource({ runtime }, { id: params.id, signal }, async (path) =>
        await sendFile(res, path, { type: mediaType(path) ?? 'application/octet-stream', cache: REVALIDATED }));
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/thumbnail',
    rate: 'media',
    summary: 'The picture at a time, as a JPEG',
    params: videoParams,
    query: thumbnailQuery,
    status: 200,
    type: 'image/jpeg',
    faults: ['library/unknown-video', 'file/missing', 'media/no-such-stream', 'media/decode-failed'],
    also: FILE_STATUSES,
    handle: async ({ params, query }, { runtime, res, signal }) => {
      const { at, width, within } = query;
      const path = await runtime.engine.thumbnail(params.id, { at, signal, ...(width !== undefined && { width }), ...(within !== undefined && { within }) });
      await sendFile(res, path, { type: 'image/jpeg', cache: width === undefined ? REVALIDATED : FOREVER });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/sprite',
    rate: 'media',
    summary: 'Small pictures of the whole video on one sheet, as a JPEG; its grid is in the video',
    params: videoParams,
    status: 200,
    type: 'image/jpeg',
    faults: ['library/unknown-video', 'file/missing'],
    also: FILE_STATUSES,
    handle: async ({ params }, { runtime, res }) => {
      await sendFile(res, runtime.engine.spritePath(params.id), { type: 'image/jpeg', cache: REVALIDATED });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/transcript.vtt',
    rate: 'media',
    summary: 'What is said, as WebVTT; no cues where nothing is known',
    params: videoParams,
    status: 200,
    type: 'text/vtt',
    faults: ['library/unknown-video'],
    handle: ({ params }, { runtime, res }) => {
      const cues = runtime.engine.cues(params.id);
      res.set({ 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': REVALIDATED }).send(toVtt(cues));
    },
  }),
];
