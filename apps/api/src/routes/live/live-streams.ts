import { streamKind, wire } from '@frameseek/core';
import { z } from 'zod';
import type { Engine } from '@frameseek/runtime';
import { insideMedia } from '../../files/media-folders.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

const params = z.object({ id: z.string().min(1).max(100) });
/** Seconds of the end of a recording that a player of what goes on now is given: half a minute to go back. */
const LIVE_SECONDS = 60;

const iso = (at: number): string => new Date(at).toISOString();
const view = ({ recordings, ...stream }: ReturnType<Engine['liveStream']>): z.input<typeof wire.streamView> => ({ ...stream, recordings: recordings.map(recordingView) });
const recordingView = ({ videoId, startedAt, end, sizeBytes, isOpen }: ReturnType<Engine['liveStream']>['recordings'][number]): z.input<typeof wire.streamView>['recordings'][number] =>
  ({ video: videoId, startedAt: iso(startedAt), duration: end, sizeBytes, isOpen });
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const ofDay = ({ date, hours, searches, said, heard }: ReturnType<Engine['streamDay']>): z.input<typeof wire.streamDay> => ({ date, hours: [...hours], searches: [...searches], said: [...said], heard: [...heard] });

/** Streams that are recorded. Adding one needs `admin`: whoever may have this server ask cameras in its network. */
export const liveStreamEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get', path: '/api/streams', summary: 'Streams that are recorded, what each does, and its newest recordings', response: wire.streamList,
    run: (_input, { runtime }) => ({ streams: runtime.engine.liveStreams().map(view) }),
  }),
  jsonEndpoint({
    method: 'get', path: '/api/streams/day', summary: 'What happened in streams on a day: hours in which it rang, searches that did, and what was said and heard most; counted from the index, no model is asked',
    query: z.object({ date: z.iso.date().optional().describe('Of the server’s time zone; absent: today') }), response: wire.streamDay,
    run: ({ query: { date } }, { runtime }) => ofDay(runtime.engine.streamDay(date ?? new Date().toLocaleDateString('sv'))),
  }),
  jsonEndpoint({
    method: 'post', path: '/api/streams', needs: 'admin', isLogged: true, summary: 'Records a stream from now on; it can be searched seconds after it happens',
    body: wire.addStreamRequest, status: 201, response: wire.streamView, faults: ['input/invalid', 'file/missing', 'file/forbidden', 'file/outside-media'],
    run: async ({ body: { name, keepDays, keepGigabytes, url: given } }, { runtime }) => {
      const url = ['folder', 'playlist'].includes(streamKind(given)) ? await insideMedia(given, runtime.mediaFolders) : given;
      return view(runtime.engine.addStream({ url, ...(name !== undefined && { name }), ...(keepDays !== undefined && { keepDays }), ...(keepGigabytes !== undefined && { keepGigabytes }) }));
    },
  }),
  jsonEndpoint({
    method: 'patch', path: '/api/streams/:id', isLogged: true, summary: 'Stops the recording of a stream, or has it go on', params, body: wire.changeStreamRequest,
    response: wire.streamView, faults: ['library/unknown-stream'],
    run: ({ params: { id }, body }, { runtime }) => view(runtime.engine.pauseStream(id, body.paused)),
  }),
  rawEndpoint({
    method: 'delete', path: '/api/streams/:id', needs: 'admin', isLogged: true, summary: 'Records a stream no longer; its recordings stay unless they are to go, too', params,
    query: z.object({ recordings: z.enum(['keep', 'remove']).default('keep') }), status: 204, faults: ['library/unknown-stream'],
    handle: async ({ params: { id }, query }, { runtime, res, signal }) => {
      await runtime.engine.removeStream(id, { recordings: query.recordings === 'remove', signal });
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'get', path: '/api/streams/:id/events', summary: 'What happened to a stream: lost, frozen, changed, behind …, newest first', params,
    query: z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(100) }), response: wire.streamEventList, faults: ['library/unknown-stream'],
    run: ({ params: { id }, query }, { runtime }) => ({ events: runtime.engine.streamEvents(id, query).map(({ at, kind, note }) => ({ at: iso(at), kind, note })) }),
  }),
  jsonEndpoint({
    method: 'get', path: '/api/streams/:id/timeline', summary: 'What was recorded of a stream between two times, what happened to it, and what rang', params,
    query: z.object({ from: time.describe('ISO 8601, with its zone'), to: time.describe('Until then, itself not') }), response: wire.streamTimeline, faults: ['library/unknown-stream'],
    run: ({ params: { id }, query }, { runtime }) => {
      const { earliest, recordings, events, alerts } = runtime.engine.streamTimeline(id, query);
      return {
        ...(earliest !== undefined && { earliest: iso(earliest) }), recordings: recordings.map(recordingView),
        events: events.map(({ at, kind, note }) => ({ at: iso(at), kind, note })),
        alerts: alerts.map(({ id: alert, ruleId, videoId, start, happenedAt }) => ({ id: alert, rule: ruleId, video: videoId, start, happenedAt: iso(happenedAt) })),
      };
    },
  }),
  rawEndpoint({
    method: 'get', path: '/api/streams/:id/live.m3u8', rate: 'media', summary: 'What is going on now, as an HLS playlist of byte ranges of the recording that grows', params, status: 200,
    type: 'application/vnd.apple.mpegurl', faults: ['library/unknown-stream', 'library/unknown-video'],
    handle: ({ params: { id } }, { runtime, res }) => {
      const open = runtime.engine.liveStream(id).recordings.find(({ isOpen }) => isOpen);
      const playlist = open && runtime.engine.livePlaylist(open.videoId, { uri: `/api/videos/${open.videoId}/stream`, seconds: LIVE_SECONDS });
      if (playlist === undefined) res.status(204).end();
      else res.set({ 'Content-Type': 'application/vnd.apple.mpegurl', 'Cache-Control': 'no-store' }).send(playlist);
    },
  }),
];
