import { setTimeout as sleep } from 'node:timers/promises';
import { faultMessage, isAbort, isFault, type FaultCode } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';

/** What passes when space is freed, or the store runs again; until then videos can still be searched and played. */
const PASSING: ReadonlySet<FaultCode> = new Set<FaultCode>(['file/disk-full', 'store/unavailable']);

interface RunOptions {
  readonly signal: AbortSignal;
  readonly pauseMs: number;
  /** Told why nothing is indexed, once for each reason. */
  readonly report: (sentence: string) => void;
}

/**
 * Works on the queue until the signal aborts, and goes on after a pause when the library could not be written to. Any
 * other failure is thrown: a server that silently indexes nothing is worse than none.
 */
export const runQueue = async ({ work }: Pick<Engine, 'work'>, { signal, pauseMs, report }: RunOptions): Promise<void> => {
  let reported: string | undefined;
  while (!signal.aborted) {
    try {
      return await work({ signal });
    } catch (error) {
      if (isAbort(error)) return;
      if (!isFault(error) || !PASSING.has(error.code)) throw error;
      const sentence = faultMessage(error);
      if (sentence !== reported) report(sentence);
      reported = sentence;
      await pause(pauseMs, signal);
    }
  }
};

/** Ends early, and without an error, when the signal aborts. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!isAbort(error)) throw error;
  }
};
