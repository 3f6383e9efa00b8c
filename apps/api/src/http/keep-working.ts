import { setTimeout as sleep } from 'node:timers/promises';
import { faultMessage, isAbort, isFault, type FaultCode } from '@frameseek/core';
import type { Engine } from '@frameseek/runtime';

/** What passes when space is freed, or the store runs again; until then videos can still be searched and played. */
const PASSING: ReadonlySet<FaultCode> = new Set<FaultCode>(['file/disk-full', 'store/unavailable']);

interface Working {
  readonly signal: AbortSignal;
  readonly pauseMs: number;
  /** Told why nothing is indexed, once for each reason. */
  readonly say: (sentence: string) => void;
}

/**
 * Works on the queue until the signal aborts, and goes on after a pause when the library could not be written to. Any
 * other failure is thrown: a server that silently indexes nothing is worse than none.
 */
export const keepWorking = async ({ work }: Pick<Engine, 'work'>, { signal, pauseMs, say }: Working): Promise<void> => {
  let said: string | undefined;
  while (!signal.aborted) {
    try {
      return await work({ signal });
    } catch (error) {
      if (isAbort(error)) return;
      if (!isFault(error) || !PASSING.has(error.code)) throw error;
      const sentence = faultMessage(error);
      if (sentence !== said) say(sentence);
      said = sentence;
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
