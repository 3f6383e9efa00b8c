import { isAbort } from '@frameseek/core';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { withRuntime, type Session } from '../../session/session.ts';

/** How a worker works. */
interface WorkerOptions {
  readonly concurrency?: number;
  /** Names with commas between them; absent: all stages. */
  readonly stages?: string;
}

/**
 * `worker`: works on what others put into the queue of the library, until it is stopped; what is under way then goes back into the queue. As many
 * as you like, on as many computers as see the catalog, the library's folder and the films, also elsewhere (`FRAMESEEK_PATH_MAP`).
 */
export const worker = async ({ settings, signal }: Session, { concurrency, stages }: WorkerOptions): Promise<ExitCode> => {
  const session: Session = { signal, settings: { ...settings, FRAMESEEK_CONCURRENCY: concurrency?.toString(), FRAMESEEK_STAGES: stages } };
  try {
    return await withRuntime(session, async ({ engine, config }) => {
      console.log(`Working on what is queued for ${config.libraryFolder}, ${config.concurrency} at a time; Ctrl-C stops.`);
      await engine.work({ signal });
      return EXIT.done;
    });
  } catch (error) {
    // Stopping is how it ends.
    if (isAbort(error) && signal.aborted) return EXIT.done;
    throw error;
  }
};
