import { join } from 'node:path';
import pLimit from 'p-limit';
import { Fault, HLS_SEGMENT_SECONDS, type Abortable, type Probe, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { SegmentCache } from './segment-cache.ts';
import { StreamRun } from './stream-run.ts';

export interface HlsSegmentRequest extends Abortable {
  /** From 0 on; -1 is the head that every piece needs. */
  readonly number: number;
}

export interface Streams {
  /** Path of a piece. Rejects with `file/missing` behind the end. */
  piece(id: VideoId, request: HlsSegmentRequest): Promise<string>;
  close(): Promise<void>;
}

interface StreamsOptions {
  readonly probeOf: (id: VideoId, options: Abortable) => Promise<Probe>;
  readonly lifetime: AbortSignal;
}

/** Videos that are encoded for players at one time: two cores keep up with two. */
const RUNS_AT_ONCE = 2;
/** Pieces behind the newest one for which a run is waited on; for others a new run begins there. */
const NEAR = 4;

/** How often a piece is asked for anew when its run had to make room for others. */
const TRIES = 4;

/**
 * Streams of videos that browsers cannot play, in pieces that are encoded when they are asked for, a few ahead. A run ends
 * when nobody asks any more; the least wanted one makes room for another.
 */
export const createStreams = (parts: EngineParts, { probeOf, lifetime }: StreamsOptions): Streams => {
  const shelf = new SegmentCache(join(parts.settings.picturesFolder, 'streams'));
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
      if (isLeftBehind || runs.size >= RUNS_AT_ONCE) await drop(run);
    }
  };
  const begin = async (id: VideoId, from: number, options: Abortable): Promise<StreamRun> => {
    const { path } = requireVideo(parts, id);
    const probe = await probeOf(id, options);
    await makeRoom(id);
    const run: StreamRun = new StreamRun({
      id,
      from,
      pieces: (signal) => parts.media.stream(path, { probe, from, signal }),
      keep: (piece) => shelf.put(id, piece),
      lifetime,
      ended: () => void runs.delete(run),
    });
    runs.add(run);
    return run;
  };
  /** One after the other, or two questions at once would each begin a run. */
  const turn = pLimit(1);
  const runFor = (id: VideoId, number: number, options: Abortable): Promise<StreamRun> => turn(async () => {
    options.signal.throwIfAborted();
    const near = [...runs].find((run) => run.id === id && run.isNear(number, NEAR));
    return near ?? begin(id, Math.max(0, number), options);
  });
  const piece: Streams['piece'] = async (id, { number, signal }) => {
    const last = Math.ceil((await probeOf(id, { signal })).duration / HLS_SEGMENT_SECONDS);
    const missing = new Fault('file/missing', { path: `piece ${number}` });
    if (number > last) throw missing;
    for (const run of runs) if (run.id === id) run.ask(number);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const kept = await shelf.find(id, number);
      if (kept !== undefined) return kept;
      const run = await runFor(id, number, { signal });
      await run.wait(number, signal);
      if (run.isAtEnd) break;
    }
    const made = await shelf.find(id, number);
    if (made === undefined) throw missing;
    return made;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...runs].map(drop));
    await shelf.clear();
  };
  return { piece, close };
};
