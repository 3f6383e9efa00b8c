import { setTimeout as sleep } from 'node:timers/promises';
import { isAbort, isFaultOf, type Abortable } from '@frameseek/core';
import { workTogether, type Worker } from '../jobs/run-workers.ts';
import { createHearing } from './hear-recording.ts';
import type { LiveParts, OpenRecording } from './live-parts.ts';
import { createLookParts } from './look-parts.ts';
import { createSeeing } from './see-recording.ts';

/** Milliseconds between two looks at what has come. */
const LOOK_EVERY_MS = 200;
/** Looks after which the index is tidied up: each writes a little. */
const TIDY_EVERY = 300;

/** Looks at all recordings as they grow, in turn. */
interface LiveAnalysis extends Worker {
  /** Takes in a recording that begins. */
  open(recording: OpenRecording): void;
}

interface Looked {
  readonly recording: OpenRecording;
  /** Each looks at what has come since; false where there is nothing to look at. */
  readonly see: () => Promise<boolean>;
  readonly hear: () => Promise<boolean>;
  readonly signal: AbortSignal;
  /** What goes on at this moment: pictures and sound side by side. */
  readonly busy: Set<Promise<unknown>>;
}

/** Capture never waits for it: what has come lies on the disk. */
export const createLiveAnalysis = (live: () => LiveParts): LiveAnalysis => {
  const all = new Map<string, Looked>();
  const stopping = new AbortController();
  const open = (recording: OpenRecording): void => {
    const { parts: { catalog, telemetry } } = live();
    const signal = AbortSignal.any([recording.ended.signal, stopping.signal]);
    const onBehind = (seconds: number): void => {
      catalog.addStreamEvent({ streamId: recording.streamId, at: Date.now(), kind: 'behind', note: `${seconds.toFixed(0)} s were looked at less closely.` });
    };
    const look = createLookParts(live(), recording, signal);
    const looked: Looked = { recording, see: createSeeing(look, onBehind), hear: createHearing(look), signal, busy: new Set() };
    all.set(recording.videoId, looked);
    recording.looked = new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        all.delete(recording.videoId);
        void Promise.allSettled(looked.busy).then(() => look.commit()).catch((error: unknown) => telemetry.log('warn', 'live.look.failed', { error })).then(resolve);
      }, { once: true });
    });
    telemetry.log('debug', 'live.opened', { videoId: recording.videoId });
  };
  const inTurn = async (kind: 'see' | 'hear', { signal }: Abortable): Promise<void> => {
    for (let count = 0; !signal.aborted;) {
      let hasFound = false;
      for (const one of all.values()) {
        if (await step(live(), one, kind)) hasFound = true;
        signal.throwIfAborted();
      }
      if (!hasFound) await sleep(LOOK_EVERY_MS, undefined, { signal });
      else if ((count += 1) % TIDY_EVERY === 0) await live().parts.index.optimize({ signal });
    }
  };
  return {
    open,
    work: async ({ signal }) => {
      const stop = (): void => stopping.abort();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await workTogether((['see', 'hear'] as const).map((kind): Worker => ({ work: (options) => inTurn(kind, options) })), { signal });
      } catch (error) {
        if (!isAbort(error) || !signal.aborted) throw error;
      }
    },
  };
};

/** A store that is away, or a recording that ends or is removed meanwhile, ends nothing but this step. */
const step = async ({ parts: { telemetry } }: LiveParts, looked: Looked, kind: 'see' | 'hear'): Promise<boolean> => {
  const { recording, signal, busy } = looked;
  if (signal.aborted) return false;
  const work = looked[kind]();
  busy.add(work);
  try {
    return await work;
  } catch (error) {
    if (signal.aborted || isAbort(error) || isFaultOf(error, 'library/unknown-video')) return false;
    telemetry.log('warn', 'live.look.failed', { videoId: recording.videoId, error });
    if (isFaultOf(error, 'file/disk-full') || isFaultOf(error, 'store/unavailable')) return false;
    throw error;
  } finally {
    busy.delete(work);
  }
};
