import { hlsPlaylist } from '@frameseek/core';
import { z } from 'zod';
import { rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { temporaryFile } from '../../files/temporary-file.ts';
import { withSource } from '../../files/with-source.ts';
import { AN_HOUR, FILE_STATUSES, FOREVER, REVALIDATED, sendFile } from '../../http/send-file.ts';
import { videoParams } from '../video-params.ts';

const segmentParams = videoParams.extend({
  piece: z.string().regex(/^(head\.mp4|\d{1,6}\.m4s)$/, 'This is not head.mp4 or <number>.m4s').describe('head.mp4, or <number>.m4s from 0 on'),
});
/** Nearly four months: no film is longer. */
const stillQuery = z.object({ at: z.coerce.number().min(0).max(10_000_000).default(0).describe('Seconds') });

/** HLS for what browsers cannot play (RFC 8216), and single frames at full size. */
export const streamEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/stream.m3u8',
    rate: 'media',
    summary: 'The video as an HLS stream of H.264 and AAC, for what browsers cannot play; its pieces are made as they are asked for',
    params: videoParams,
    status: 200,
    type: 'application/vnd.apple.mpegurl',
    faults: ['library/unknown-video', 'file/missing'],
    handle: async ({ params }, { runtime, res, signal }) => {
      // A recording that grows is played as it lies there.
      const live = runtime.engine.livePlaylist(params.id, { uri: 'stream' });
      if (live !== undefined) return void res.set({ 'Content-Type': 'application/vnd.apple.mpegurl', 'Cache-Control': 'no-store' }).send(live);
      // Its pieces are made of the file: one that is gone is told at once, not by each of them.
      const shape = await withSource({ runtime }, { id: params.id, signal }, async () => await runtime.engine.streamShape(params.id, { signal }));
      res.set({ 'Content-Type': 'application/vnd.apple.mpegurl', 'Cache-Control': REVALIDATED }).send(hlsPlaylist({ ...shape, folder: 'stream' }));
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/stream/:piece',
    rate: 'media',
    summary: 'One piece of that stream',
    params: segmentParams,
    status: 200,
    type: 'video/mp4',
    faults: ['input/invalid', 'library/unknown-video', 'file/missing', 'media/decode-failed', 'media/no-such-stream'],
    also: FILE_STATUSES,
    handle: async ({ params: { id, piece } }, { runtime, res, signal }) => {
      const path = await runtime.engine.streamSegment(id, { number: piece.startsWith('head') ? -1 : Number.parseInt(piece, 10), signal });
      await sendFile(res, path, { type: 'video/mp4', cache: AN_HOUR });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/frame.png',
    rate: 'media',
    summary: 'The picture that a player shows at a time, as large as the video, as a PNG to keep',
    params: videoParams,
    query: stillQuery,
    status: 200,
    type: 'image/png',
    faults: ['library/unknown-video', 'file/missing', 'media/no-such-stream', 'media/decode-failed'],
    also: FILE_STATUSES,
    handle: async ({ params, query }, { runtime, res, signal }) => {
      await using file = await temporaryFile(runtime.config, 'png');
      await runtime.engine.still(params.id, { at: query.at, target: file.path, signal });
      await sendFile(res, file.path, { type: 'image/png', cache: FOREVER });
    },
  }),
];
