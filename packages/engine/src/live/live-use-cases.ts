import { randomUUID } from 'node:crypto';
import { Fault, livePlaylist, streamKind, withoutCredentials, type Abortable, type Alert, type LiveStream, type Recording, type Retention, type StreamEvent } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { streamDay, type StreamDay } from './stream-day.ts';

/** A stream that people add. */
interface NewStream extends Partial<Retention> {
  readonly url: string;
  /** Absent: made of the address. */
  readonly name?: string;
}

/** A stream as it is shown: nothing that is secret in its address. */
interface StreamView extends LiveStream {
  /** Newest first. */
  readonly recordings: readonly Recording[];
  /** Seconds that are recorded, and not looked at yet; absent where nothing is being recorded. */
  readonly lagSeconds?: number;
}

/** What there is of a stream between two times, each part oldest first. */
interface StreamTimeline {
  /** Milliseconds since 1970 at the beginning of the oldest recording; absent where there is none. */
  readonly earliest?: number;
  readonly recordings: readonly Recording[];
  readonly events: readonly StreamEvent[];
  readonly alerts: readonly Alert[];
}

/** What is done with streams. */
export interface LiveUseCases {
  /** By name. */
  liveStreams(): readonly StreamView[];
  /** Throws `library/unknown-stream`, as do those below. */
  liveStream(id: string): StreamView;
  /** Throws `input/invalid` for what is no address of a stream. */
  addStream(stream: NewStream): StreamView;
  /** Stops the recording, or has it go on; also of a stream that has ended. */
  pauseStream(id: string, isPaused: boolean): StreamView;
  /** Removes the stream; with `recordings` also what was recorded. */
  removeStream(id: string, options: Abortable & { readonly recordings: boolean }): Promise<void>;
  /** What happened on a day, such as `2026-12-01`, of the server's time zone. */
  streamDay(date: string): StreamDay;
  /** Newest first. */
  streamEvents(id: string, options: { readonly limit: number }): readonly StreamEvent[];
  /** What was recorded, happened and rang between two times, in milliseconds since 1970. */
  streamTimeline(id: string, options: { readonly from: number; readonly to: number }): StreamTimeline;
  /** HLS playlist of a recording that grows, as byte ranges of `uri`; undefined for any other video. `seconds`: of its end alone. */
  livePlaylist(videoId: string, options: { readonly uri: string; readonly seconds?: number }): string | undefined;
}

const KEPT: Retention = { keepDays: 7, keepGigabytes: 20 };
/** Recordings of a stream that are shown with it. */
const MAX_RECORDINGS = 50;
/** Events of a stream, and alerts of all, that a time line looks through: more than are kept of the first. */
const MAX_EVENTS = 1_000;
const MAX_ALERTS = 10_000;

/** The use cases of streams; `remove` removes a video. */
export const liveUseCases = ({ catalog }: LibraryParts, remove: (videoId: string, options: Abortable) => Promise<void>): LiveUseCases => {
  const require = (id: string): LiveStream => {
    const stream = catalog.stream(id);
    if (stream === undefined) throw new Fault('library/unknown-stream', { id });
    return stream;
  };
  const view = (stream: LiveStream): StreamView => {
    const recordings = catalog.recordings({ streamId: stream.id }).slice(0, MAX_RECORDINGS);
    const open = recordings.find(({ isOpen }) => isOpen);
    return { ...stream, url: withoutCredentials(stream.url), recordings, ...(open !== undefined && { lagSeconds: Math.max(0, open.end - open.analysedTo) }) };
  };
  return {
    liveStreams: () => catalog.streams().map(view),
    liveStream: (id) => view(require(id)),
    addStream: ({ url, name, ...kept }) => {
      streamKind(url);
      if (catalog.streams().some((stream) => stream.url === url)) throw new Fault('input/invalid', { problems: [`${withoutCredentials(url)} is recorded already`] });
      const stream: LiveStream = { ...KEPT, ...kept, id: randomUUID(), name: name ?? nameOf(url), url, state: 'waiting', addedAt: new Date().toISOString() };
      catalog.putStream(stream);
      return view(stream);
    },
    pauseStream: (id, isPaused) => {
      const { note: _, ...stream } = require(id);
      catalog.putStream({ ...stream, state: isPaused ? 'paused' : 'waiting' });
      return view(require(id));
    },
    removeStream: async (id, { recordings, signal }) => {
      require(id);
      const made = catalog.recordings({ streamId: id });
      catalog.removeStream(id);
      if (recordings) for (const { videoId } of made) await remove(videoId, { signal });
    },
    streamDay: (date) => streamDay({ catalog }, date),
    streamEvents: (id, options) => catalog.streamEvents(require(id).id, options),
    streamTimeline: (id, { from, to }) => {
      const all = catalog.recordings({ streamId: require(id).id });
      const recordings = all.filter(({ startedAt, end }) => startedAt < to && startedAt + end * 1000 > from).toReversed();
      const shown = new Set(recordings.map(({ videoId }) => videoId));
      const earliest = all.at(-1)?.startedAt;
      return {
        ...(earliest !== undefined && { earliest }), recordings,
        events: catalog.streamEvents(id, { limit: MAX_EVENTS }).filter(({ at }) => at >= from && at < to).toReversed(),
        alerts: catalog.alerts({ limit: MAX_ALERTS }).filter(({ videoId, happenedAt }) => shown.has(videoId) && happenedAt >= from && happenedAt < to).toReversed(),
      };
    },
    livePlaylist: (videoId, { uri, seconds = Infinity }) => {
      const recording = catalog.recording(videoId);
      if (recording?.isOpen !== true) return undefined;
      return livePlaylist({ recording, uri, fragments: catalog.fragments(videoId).filter(({ start }) => start >= recording.end - seconds) });
    },
  };
};

/** The host, the name of the folder, or the camera as it is named. */
const nameOf = (url: string): string => (URL.canParse(url) && !url.startsWith('/') ? new URL(url).hostname || url : url.split(/[/\\]/u).findLast((part) => part !== '') ?? url);
