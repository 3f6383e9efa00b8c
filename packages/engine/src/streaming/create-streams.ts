import { join } from 'node:path';
import { Fault, HLS_SEGMENT_SECONDS, type Abortable, type VideoId } from '@frameseek/core';
import type { Lifetime } from '../concurrency/lifetime.ts';
import type { EngineParts } from '../engine-parts.ts';
import { probeVideo } from '../library/probe-video.ts';
import { SegmentCache } from './segment-cache.ts';
import { createStreamPool } from './stream-pool.ts';

/** Streams of what browsers cannot play, in segments as HLS (RFC 8216) has them. All throw `library/unknown-video`. */
export interface StreamUseCases {
  /** How many segments the stream of this video has, and how long it is; probed where it is not indexed yet. */
  streamShape(id: VideoId, options: Abortable): Promise<StreamShape>;
  /** Path of one segment, encoded now where it is not kept. Throws `file/missing` behind the end. */
  streamSegment(id: VideoId, request: HlsSegmentRequest): Promise<string>;
}

/** What a playlist needs to know of a stream. */
interface StreamShape {
  readonly segments: number;
  readonly seconds: number;
}

/** Which segment is asked for. */
interface HlsSegmentRequest extends Abortable {
  /** From 0 on; -1 is the initialization segment that every other needs. */
  readonly number: number;
}

/** The streams of an engine, which are closed after its lifetime has ended. */
export interface Streams {
  readonly useCases: StreamUseCases;
  /** Stops all runs of the encoder, and removes what they made. */
  close(): Promise<void>;
}

/** How often a segment is asked for anew when its run had to make room for others. */
const MAX_TRIES = 4;

/** Streams whose segments are encoded when they are asked for, a few ahead, and kept on disk for a while. */
export const createStreams = (parts: EngineParts, lifetime: Lifetime): Streams => {
  const cache = new SegmentCache(join(parts.settings.picturesFolder, 'streams'));
  const pool = createStreamPool(parts, { keep: (id, segment) => cache.put(id, segment), lifetime: lifetime.signal });
  const segment = async (id: VideoId, number: number, signal: AbortSignal): Promise<string> => {
    const last = Math.ceil((await probeVideo(parts, id, { signal })).duration / HLS_SEGMENT_SECONDS);
    const missing = new Fault('file/missing', { path: `segment ${number}` });
    if (number > last) throw missing;
    pool.ask(id, number);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const kept = await cache.find(id, number);
      if (kept !== undefined) return kept;
      const run = await pool.runFor(id, number, { signal });
      await run.wait(number, signal);
      if (run.isAtEnd) break;
    }
    const made = await cache.find(id, number);
    if (made === undefined) throw missing;
    return made;
  };
  return {
    useCases: {
      streamShape: (id, options) => lifetime.run(options, (signal) => shapeOf(parts, id, { signal })),
      streamSegment: (id, { number, ...options }) => lifetime.run(options, (signal) => segment(id, number, signal)),
    },
    close: async () => {
      await pool.close();
      await cache.clear();
    },
  };
};

const shapeOf = async (parts: EngineParts, id: VideoId, options: Abortable): Promise<StreamShape> => {
  const { duration } = await probeVideo(parts, id, options);
  return { seconds: duration, segments: Math.max(1, Math.ceil(duration / HLS_SEGMENT_SECONDS)) };
};
