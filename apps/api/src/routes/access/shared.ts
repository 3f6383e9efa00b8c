import { Fault, hlsPlaylist, mediaType, playbackOf, sharedView, toVtt, type Shared } from '@frameseek/core';
import { z } from 'zod';
import { checkSource } from '../../files/media-folders.ts';
import { jsonEndpoint, rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { FILE_STATUSES, sendFile } from '../../http/send-file.ts';

const text = z.string().max(100);
/** No form is demanded of any: whoever has no link learns nothing from how it is refused. */
const linkParams = z.object({ secret: text });
const itemParams = linkParams.extend({ item: text.describe('Number of the item, from 0 on') });
const pieceParams = itemParams.extend({ piece: text.describe('head.mp4, or <number>.m4s from 0 on') });
const PIECE = /^(?:head\.mp4|\d{1,6}\.m4s)$/;
/** Asked about again each time: a link that was revoked shows nothing more. */
const CACHE = 'private, no-cache';
const open = { needs: 'nothing', rate: 'media', status: 200 } as const;

/** What whoever has a link sees: its items, and nothing else of the library. A moment is a film of its own. */
export const sharedEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/shared/:secret',
    needs: 'nothing',
    rate: 'media',
    summary: 'What a link shows',
    params: linkParams,
    response: sharedView,
    faults: ['auth/link-ended'],
    run: ({ params }, call) => {
      const { shared, expiresAt } = openLink(params.secret, call);
      return { title: shared.title, ...(expiresAt !== undefined && { expiresAt }), items: shared.items.map((item) => viewOf(item, call)) };
    },
  }),
  rawEndpoint({
    ...open,
    method: 'get',
    path: '/api/shared/:secret/:item/stream',
    summary: 'The file of one of its videos, or the film of one of its moments',
    params: itemParams,
    type: 'video/*',
    faults: ['auth/link-ended', 'file/missing'],
    also: FILE_STATUSES,
    handle: async ({ params }, call) => {
      const { id, item, number } = theItem(params, call);
      if (item.start !== undefined) return sendFile(call.res, call.runtime.sharedClip(id, number), { type: 'video/mp4', cache: CACHE });
      const { path } = call.runtime.engine.record(item.video);
      await checkSource(path, call.runtime.config);
      return sendFile(call.res, path, { type: mediaType(path) ?? 'application/octet-stream', cache: CACHE });
    },
  }),
  rawEndpoint({
    ...open,
    method: 'get',
    path: '/api/shared/:secret/:item/stream.m3u8',
    summary: 'The same as an HLS stream, for what browsers cannot play',
    params: itemParams,
    type: 'application/vnd.apple.mpegurl',
    faults: ['auth/link-ended', 'file/missing'],
    handle: async ({ params }, call) => {
      const shape = await call.runtime.engine.streamShape(theWhole(params, call), { signal: call.signal });
      call.res.set({ 'Content-Type': 'application/vnd.apple.mpegurl', 'Cache-Control': CACHE }).send(hlsPlaylist({ ...shape, folder: 'stream' }));
    },
  }),
  rawEndpoint({
    ...open,
    method: 'get',
    path: '/api/shared/:secret/:item/stream/:piece',
    summary: 'One piece of that stream',
    params: pieceParams,
    type: 'video/mp4',
    faults: ['auth/link-ended', 'file/missing', 'input/invalid'],
    also: FILE_STATUSES,
    handle: async ({ params }, call) => {
      const video = theWhole(params, call);
      if (!PIECE.test(params.piece)) throw new Fault('auth/link-ended', {});
      const number = params.piece.startsWith('head') ? -1 : Number.parseInt(params.piece, 10);
      const path = await call.runtime.engine.streamSegment(video, { number, signal: call.signal });
      await sendFile(call.res, path, { type: 'video/mp4', cache: CACHE });
    },
  }),
  rawEndpoint({
    ...open,
    method: 'get',
    path: '/api/shared/:secret/:item/thumbnail',
    summary: 'The picture at its beginning, as a JPEG',
    params: itemParams,
    type: 'image/jpeg',
    faults: ['auth/link-ended', 'file/missing', 'media/no-such-stream'],
    also: FILE_STATUSES,
    handle: async ({ params }, call) => {
      const { item } = theItem(params, call);
      // With a width exactly this picture is made; the one that is kept may show what lies before.
      const path = await call.runtime.engine.thumbnail(item.video, { at: item.start ?? 0, width: 640, signal: call.signal });
      await sendFile(call.res, path, { type: 'image/jpeg', cache: CACHE });
    },
  }),
  rawEndpoint({
    ...open,
    method: 'get',
    path: '/api/shared/:secret/:item/transcript.vtt',
    summary: 'What is said in it, as WebVTT',
    params: itemParams,
    type: 'text/vtt',
    faults: ['auth/link-ended'],
    handle: ({ params }, call) => {
      const { item: { video, start = 0, end = Infinity } } = theItem(params, call);
      const cues = call.runtime.engine.cues(video).filter((cue) => cue.start >= start && cue.end <= end);
      const moved = cues.map((cue) => ({ start: cue.start - start, end: cue.end - start, text: cue.text, ...(cue.speaker !== undefined && { speaker: cue.speaker }) }));
      call.res.set({ 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': CACHE }).send(toVtt(moved));
    },
  }),
];

const openLink = (secret: string, { runtime, res }: Call): ReturnType<Call['runtime']['access']['openShare']> => {
  // No search engine keeps what somebody gave to somebody.
  res.set('X-Robots-Tag', 'noindex');
  return runtime.access.openShare(secret);
};

type Item = Shared['items'][number];

const theItem = ({ secret, item: given }: { readonly secret: string; readonly item: string }, call: Call): { id: string; item: Item; number: number } => {
  const { id, shared } = openLink(secret, call);
  const number = Number(given);
  const item = shared.items[number];
  if (item === undefined) throw new Fault('auth/link-ended', {});
  // A video that was removed is shown no longer, nor what was cut out of it.
  call.runtime.engine.record(item.video);
  return { id, item, number };
};

/** The video of an item that is all of it: of a moment nothing but its own film is given. */
const theWhole = (params: { readonly secret: string; readonly item: string }, call: Call): string => {
  const { item } = theItem(params, call);
  if (item.start !== undefined) throw new Fault('auth/link-ended', {});
  return item.video;
};

const viewOf = ({ video, title, start = 0, end }: Item, { runtime }: Call): z.input<typeof sharedView>['items'][number] => {
  const { probe, path } = runtime.engine.record(video);
  return {
    title,
    duration: end === undefined ? (probe?.duration ?? 0) : end - start,
    hasVideo: probe?.video !== undefined,
    playback: end === undefined ? playbackOf(probe, path) : 'file',
  };
};
