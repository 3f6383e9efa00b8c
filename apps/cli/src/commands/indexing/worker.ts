import { setTimeout as sleep } from 'node:timers/promises';
import { faultMessage, isAbort, isFaultOf } from '@frameseek/core';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';

/** How a worker works. */
interface WorkerOptions {
  readonly concurrency?: number;
  /** Names with commas between them; absent: all stages. */
  readonly stages?: string;
}

/**
 * `worker`: works on what others put into the queue of the library, until it is stopped; what is under way then goes back into the queue. A store that is away is waited for. As many
 * as you like, on as many computers as see the catalog, the library's folder and the films, also elsewhere (`FRAMESEEK_PATH_MAP`).
 */
export const worker = async ({ settings, signal }: Session, { concurrency, stages }: WorkerOptions): Promise<ExitCode> => {
  const session: Session = { signal, settings: { ...settings, FRAMESEEK_CONCURRENCY: concurrency?.toString(), FRAMESEEK_STAGES: stages } };
  for (;;) {
    try {
      return await withRuntime(session, async ({ engine, config }) => {
        console.log(`Working on what is queued for ${config.libraryFolder}, ${config.concurrency} at a time; Ctrl-C stops.`);
        await engine.work({ signal });
        return EXIT.done;
      });
    } catch (error) {
      // Stopping is how it ends.
      if (isAbort(error) && signal.aborted) return EXIT.done;
      if (!isFaultOf(error, 'store/unavailable')) throw error;
      console.error(`${faultMessage(error)} The worker goes on once it is back.`);
    }
    await sleep(AWAY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return EXIT.done;
  }
};

/** Before a store that is away is asked again: computers are started in any order, and databases anew. */
const AWAY_MS = 2_000;
