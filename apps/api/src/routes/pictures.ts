import { access, constants, stat } from 'node:fs/promises';
import type { Response } from 'express';
import { Fault, mediaType, toVtt } from '@frameseek/core';
import { z } from 'zod';
import { rawEndpoint, type Endpoint } from '../endpoint.ts';
import { videoParams } from './videos.ts';

/** Nearly four months: no film is longer, and ffmpeg takes no number without end. */
const LONGEST_SECONDS = 10_000_000;

const thumbnailQuery = z.object({
  at: z.coerce.number().min(0).max(LONGEST_SECONDS).default(0).describe('Seconds'),
  width: z.coerce.number().int().min(32).max(1920).optional()
    .describe('Pixels; without it the picture kept for this stretch of the video is sent at once, with it exactly this one is made'),
});

/** A year: the address of an exact thumbnail names the content of the file, the time in it and the size. */
const FOREVER = 'private, max-age=31536000, immutable';
/** Kept, but asked about again each time. */
const REVALIDATED = 'private, no-cache';

export const pictureEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/stream',
    summary: 'The file itself, whole or by ranges of bytes',
    params: videoParams,
    status: 200,
    type: 'video/*',
    faults: ['library/unknown-video', 'file/missing', 'file/forbidden'],
    handle: async ({ params }, { runtime, res }) => {
      const { path } = runtime.engine.record(params.id);
      await sendFile(res, path, { type: mediaType(path) ?? 'application/octet-stream', cache: REVALIDATED });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/thumbnail',
    summary: 'The picture at a time, as a JPEG',
    params: videoParams,
    query: thumbnailQuery,
    status: 200,
    type: 'image/jpeg',
    faults: ['library/unknown-video', 'file/missing', 'media/no-such-stream', 'media/decode-failed'],
    handle: async ({ params, query }, { runtime, res, signal }) => {
      const { at, width } = query;
      const path = await runtime.engine.thumbnail(params.id, { at, signal, ...(width !== undefined && { width }) });
      await sendFile(res, path, { type: 'image/jpeg', cache: width === undefined ? REVALIDATED : FOREVER });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/sprite',
    summary: 'Small pictures of the whole video on one sheet, as a JPEG; its grid is in the video',
    params: videoParams,
    status: 200,
    type: 'image/jpeg',
    faults: ['library/unknown-video', 'file/missing'],
    handle: async ({ params }, { runtime, res }) => {
      await sendFile(res, runtime.engine.spritePath(params.id), { type: 'image/jpeg', cache: REVALIDATED });
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/videos/:id/transcript.vtt',
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

/** Sends a file with ranges, ETag and HEAD; settles when it is sent, or the client has gone. */
const sendFile = async (res: Response, path: string, { type, cache }: { type: string; cache: string }): Promise<void> => {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Fault('file/missing', { path }, { cause });
  });
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new Fault('file/forbidden', { path }, { cause });
  });
  if (!found.isFile()) throw new Fault('file/missing', { path });
  res.set({ 'Content-Type': type, 'Cache-Control': cache });
  await new Promise<void>((resolve, reject) => {
    res.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error: Error | undefined) => {
      // Express reports a client that went away before the socket counts as destroyed.
      if (error === undefined || res.destroyed || ('code' in error && error.code === 'ECONNABORTED')) return resolve();
      if (!res.headersSent) res.removeHeader('Content-Type');
      reject(error);
    });
  });
};
