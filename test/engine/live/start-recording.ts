import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NO_TELEMETRY, type LiveStream, type Recording, type StreamCapture } from '@frameseek/core';
import { createCapture, createMedia } from '@frameseek/media';
import type { LiveParts } from '../../../packages/engine/src/live/live-parts.ts';
import { recordStream } from '../../../packages/engine/src/live/record-stream.ts';
import type { Clock } from '../../../packages/engine/src/live/recording-writer.ts';
import { libraryParts } from '../../../packages/engine/src/library-parts.ts';
import { openBench } from '../support/with-engine.ts';

interface Options {
  readonly clock?: Clock;
  readonly stallMs?: number;
  /** Of the recordings; absent: beside the library. */
  readonly folder?: string;
}

/** A recorder of one stream, real but for its models, that counts what ffmpeg gave it. */
export interface Recorded extends AsyncDisposable {
  /** What came so far: for each time that the source began, its head and fragments, which are a film together. */
  readonly came: readonly Buffer[];
  /** What was noted, oldest first. */
  notes(): readonly string[];
  /** Oldest first. */
  recordings(): readonly Recording[];
  /** Resolves when so many fragments more have come; `anew`: after the source has begun anew. */
  more(count: number, from?: 'anew'): Promise<void>;
  /** Ends it, and makes ordinary films of what was recorded. */
  stop(): Promise<void>;
}

/** Records an address until it is left. */
export const startRecording = async (url: string, { folder, ...options }: Options = {}): Promise<Recorded> => {
  const bench = await openBench();
  const { catalog } = bench;
  const stream: LiveStream = { id: 's', name: 'Door', url, state: 'waiting', keepDays: 7, keepGigabytes: 20, addedAt: '2026-11-30T10:00:00.000Z' };
  catalog.putStream(stream);
  const came: Buffer[] = [];
  let count = 0;
  /** Since the source began. */
  let ofThis = 0;
  const waiting = new Set<() => void>();
  const real = createCapture();
  const capture: StreamCapture = {
    ...real,
    capture: async function* (address, capturing) {
      for await (const part of real.capture(address, capturing)) {
        yield part;
        if (part.kind === 'head') {
          came.push(Buffer.from(part.bytes));
          ofThis = 0;
        } else {
          came.push(Buffer.concat([came.pop() ?? Buffer.alloc(0), part.bytes]));
          count += 1;
          ofThis += 1;
        }
        for (const look of waiting) look();
      }
    },
  };
  const live: LiveParts = {
    parts: { ...libraryParts(bench.parts), media: createMedia(), telemetry: NO_TELEMETRY }, capture, folder: folder ?? join(bench.folder, 'recordings'), recordingSeconds: 3_600, onOpen: () => undefined,
  };
  const control = new AbortController();
  const tracked: Promise<void>[] = [];
  const ended = recordStream(live, stream, { signal: control.signal, track: (work) => tracked.push(work), ...options });
  const stop = async (): Promise<void> => {
    control.abort();
    await ended;
    await Promise.all(tracked);
  };
  return {
    came, stop,
    notes: () => catalog.streamEvents('s', { limit: 100 }).map(({ kind }) => kind).toReversed(),
    recordings: () => catalog.recordings({ streamId: 's' }).toReversed(),
    more: async (fragments, from) => {
      const [wanted, begun] = [count + fragments, came.length];
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const look = (): void => void ((from === undefined ? count >= wanted : came.length > begun && ofThis >= fragments) && resolve(undefined));
      waiting.add(look);
      await promise;
      waiting.delete(look);
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      await bench[Symbol.asyncDispose]();
    },
  };
};

/** Pictures that a film has, each of which can be decoded. */
export const picturesOf = async (path: string): Promise<number> => {
  const { stdout, stderr } = await promisify(execFile)('ffprobe', ['-v', 'error', '-count_frames', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', path]);
  if (stderr !== '') throw new Error(stderr);
  return Number(stdout);
};
