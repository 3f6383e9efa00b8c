import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, type LiveStream } from '@frameseek/core';
import type { Worker } from '../jobs/run-workers.ts';
import type { LiveParts } from './live-parts.ts';
import { settleRecording } from './close-recording.ts';
import { recordStream } from './record-stream.ts';
import { removeExpired } from './remove-expired.ts';

/** Milliseconds between two looks at which streams are to be recorded, and after which a silent worker's are taken over. */
const LOOK_EVERY_MS = 1_000;
const LEASE_MS = 8_000;
/** Milliseconds between two looks for recordings that are kept no longer. */
const EXPIRE_EVERY_MS = 60_000;

interface Running {
  readonly stream: LiveStream;
  readonly control: AbortController;
  readonly ended: Promise<void>;
}

/** Records all streams that are not paused, each by one process, and lets go what is kept no longer. */
export const createRecorder = (live: LiveParts, remove: (videoId: string, signal: AbortSignal) => Promise<void>): Worker => {
  const { parts: { catalog, telemetry } } = live;
  const worker = randomUUID();
  const running = new Map<string, Running>();
  const tracked = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    const settled = work.catch((error: unknown) => telemetry.log('error', 'live.failed', { error })).finally(() => tracked.delete(settled));
    tracked.add(settled);
  };
  const begin = (stream: LiveStream, signal: AbortSignal): void => {
    const control = new AbortController();
    const ended = recordStream(live, stream, { signal: AbortSignal.any([signal, control.signal]), track }).catch((error: unknown) => {
      telemetry.log('error', 'live.failed', { streamId: stream.id, error });
      catalog.setStreamState(stream.id, { state: 'waiting', note: errorMessage(error) });
    }).finally(() => running.delete(stream.id));
    running.set(stream.id, { stream, control, ended });
  };
  const settleLeft = (streamId: string): void => {
    for (const { videoId } of catalog.recordings('open').filter((one) => one.streamId === streamId)) track(settleRecording(live, videoId));
  };
  const look = (signal: AbortSignal): void => {
    const streams = catalog.streams();
    for (const { stream, control } of running.values()) {
      const now = streams.find(({ id }) => id === stream.id);
      const isOurs = now !== undefined && now.state !== 'paused' && now.url === stream.url && catalog.claimStream(stream.id, worker, LEASE_MS);
      if (!isOurs) control.abort();
    }
    for (const stream of streams) {
      if (running.has(stream.id) || stream.state === 'paused' || stream.state === 'ended' || !catalog.claimStream(stream.id, worker, LEASE_MS)) continue;
      // Left by a process that was killed.
      settleLeft(stream.id);
      begin(stream, signal);
    }
  };
  return {
    work: async ({ signal }) => {
      // Recordings of streams that are gone.
      const known = new Set(catalog.streams().map(({ id }) => id));
      for (const { streamId } of catalog.recordings('open')) if (!known.has(streamId)) settleLeft(streamId);
      // A clock that is set forward makes nothing older than it is.
      const apart = Date.now() - performance.now();
      try {
        for (let expireAt = 0; !signal.aborted;) {
          look(signal);
          if (performance.now() >= expireAt) {
            await removeExpired(live.parts, { remove: (id) => remove(id, signal), now: apart + performance.now() });
            expireAt = performance.now() + EXPIRE_EVERY_MS;
          }
          await sleep(LOOK_EVERY_MS, undefined, { signal });
        }
      } catch (error) {
        if (!isAbort(error) || !signal.aborted) throw error;
      } finally {
        await Promise.all([...running.values()].map(({ ended }) => ended));
        await Promise.all(tracked);
      }
    },
  };
};
