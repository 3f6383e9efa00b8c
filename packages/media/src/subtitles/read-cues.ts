import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Fault, type Abortable } from '@frameseek/core';
import type { CueRequest, CueResponse, SubtitleText } from './subtitle-text.ts';

interface ReadCuesOptions extends Abortable {
  /** The film that they belong to, for the fault. */
  readonly path: string;
  /** Frames a second of the film, for texts that count frames. */
  readonly frameRate?: number;
  /** Encoding (WHATWG) of texts that are neither UTF-8 nor UTF-16; absent: found out. */
  readonly encoding?: string;
  /** Milliseconds that the thread may take; half a minute by default. */
  readonly limitMs?: number;
}

const ENTRY = new URL('./cue-thread.ts', import.meta.url);
const LIMIT_MS = 30_000;
/** Megabytes of memory for the thread's heap. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/**
 * What each text says, in order, read in a thread of its own: text from outside must not keep the server from answering,
 * whatever is in it. Rejects with `media/timeout`, `media/unreadable` where the thread died of it, or the signal's reason.
 */
export const readCues = async (texts: readonly SubtitleText[], options: ReadCuesOptions): Promise<CueResponse> => {
  const { path, signal, limitMs = LIMIT_MS, frameRate, encoding } = options;
  signal.throwIfAborted();
  if (texts.length === 0) return [];
  const workerData: CueRequest = { texts, ...(frameRate !== undefined && { frameRate }), ...(encoding !== undefined && { encoding }) };
  const worker = new Worker(ENTRY, { workerData, resourceLimits: MEMORY, execArgv: [] });
  const timeout = AbortSignal.timeout(limitMs);
  try {
    const [response] = (await once(worker, 'message', { signal: AbortSignal.any([signal, timeout]) })) as [CueResponse];
    return response;
  } catch (cause) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new Fault('media/timeout', { path, limitMs }, { cause });
    throw new Fault('media/unreadable', { path, reason: 'its subtitles cannot be read' }, { cause });
  } finally {
    await worker.terminate();
  }
};
