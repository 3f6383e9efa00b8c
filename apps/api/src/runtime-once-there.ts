import { setTimeout as sleep } from 'node:timers/promises';
import { faultMessage, isFaultOf } from '@frameseek/core';
import { createRuntime, type Config, type Runtime } from '@frameseek/runtime';

/** Computers are started in any order, and databases anew: each is up within that. An address that is wrong must not be waited for for ever. */
const PATIENCE_MS = 300_000;
const ASK_AGAIN_MS = 2_000;

/**
 * What `createRuntime` gives; where the catalog lies in a database on another computer that is away, it is asked again every two seconds for five minutes, and `say` hears why.
 * Rejects with `store/unavailable` after that, and with an AbortError when `signal` says so.
 */
export const runtimeOnceThere = async (config: Config, options: Parameters<typeof createRuntime>[1], { signal, say }: { readonly signal: AbortSignal; readonly say: (line: string) => void }): Promise<Runtime> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await createRuntime(config, options);
    } catch (error) {
      if (config.databaseUrl === undefined || !isFaultOf(error, 'store/unavailable') || Date.now() >= end) throw error;
      say(`${faultMessage(error)} It is asked again for ${Math.ceil((end - Date.now()) / 60_000)} minutes; FRAMESEEK_DATABASE_URL has its address.`);
    }
    await sleep(ASK_AGAIN_MS, undefined, { signal });
  }
};
