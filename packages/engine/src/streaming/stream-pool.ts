import pLimit from 'p-limit';
import type { Abortable, HlsSegment, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { probeVideo } from '../library/probe-video.ts';
import { requireVideo } from '../library/require-video.ts';
import { StreamRun } from './stream-run.ts';

/** The runs of the encoder: one for each place in a video at which somebody watches, and few at one time. */
export interface StreamPool {
  /** The run that makes this segment soon: one that is near, or a new one. Throws `library/unknown-video`. */
  runFor(id: VideoId, number: number, options: Abortable): Promise<StreamRun>;
  /** Notes that somebody watches a video at this segment, so that its run goes on. */
  ask(id: VideoId, number: number): void;
  /** Stops all runs. */
  close(): Promise<void>;
}

/** What runs do with their segments, and when they end at the latest. */
export interface StreamPoolOptions {
  readonly keep: (id: VideoId, segment: HlsSegment) => Promise<void>;
  readonly lifetime: AbortSignal;
}

/** Videos that are encoded for players at one time: two cores keep up with two. */
const MAX_RUNS = 2;
/** Segments behind the newest one for which a run is waited on; for others a new run begins there. */
const MAX_WAIT = 4;

/** A pool without runs. The least wanted run makes room for another. */
export const createStreamPool = (parts: EngineParts, { keep, lifetime }: StreamPoolOptions): StreamPool => {
  const runs = new Set<StreamRun>();
  const drop = async (run: StreamRun): Promise<void> => {
    runs.delete(run);
    await run.stop();
  };
  /** Runs that nobody waits for go first, then those that were asked longest ago. */
  const makeRoom = async (id: VideoId): Promise<void> => {
    const left = [...runs].toSorted((a, b) => Number(a.isWaitedFor) - Number(b.isWaitedFor) || a.askedAt - b.askedAt);
    for (const run of left) {
      const isLeftBehind = run.id === id && !run.isWaitedFor;
      if (isLeftBehind || runs.size >= MAX_RUNS) await drop(run);
    }
  };
  const begin = async (id: VideoId, from: number, options: Abortable): Promise<StreamRun> => {
    const { path } = requireVideo(parts, id);
    const probe = await probeVideo(parts, id, options);
    await makeRoom(id);
    const run: StreamRun = new StreamRun({
      id,
      from,
      segments: (signal) => parts.media.stream(path, { probe, from, signal }),
      keep: (segment) => keep(id, segment),
      lifetime,
      ended: () => void runs.delete(run),
    });
    runs.add(run);
    return run;
  };
  /** One after the other, or two questions at once would each begin a run. */
  const mutex = pLimit(1);
  return {
    runFor: (id, number, options) => mutex(async () => {
      options.signal.throwIfAborted();
      const near = [...runs].find((run) => run.id === id && run.isNear(number, MAX_WAIT));
      return near ?? begin(id, Math.max(0, number), options);
    }),
    ask: (id, number) => {
      for (const run of runs) if (run.id === id) run.ask(number);
    },
    close: async () => {
      await Promise.all([...runs].map(drop));
    },
  };
};
