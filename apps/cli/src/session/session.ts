import { randomUUID } from 'node:crypto';
import { isAbort } from '@frameseek/core';
import type { Runtime, RuntimeOptions } from '@frameseek/runtime';

/** What every command works with. */
export interface Session {
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Settings given as flags, which go before the environment. */
  readonly settings: Readonly<Record<string, string | undefined>>;
}

/** Opens the library for `work` and closes it again. The runtime is loaded only here: help must not wait for it. Rejects with what `work` does, or `config/invalid`. */
export const withRuntime = async <T>({ settings }: Session, work: (runtime: Runtime) => Promise<T>, options: RuntimeOptions = {}): Promise<T> => {
  const { createRuntime, givenSettings, loadConfig } = await import('@frameseek/runtime');
  await using runtime = await createRuntime(loadConfig(settings), { given: givenSettings(settings), ...options });
  const { telemetry } = runtime;
  return await telemetry.bind({ requestId: randomUUID() }, async () => {
    try {
      return await work(runtime);
    } catch (error) {
      if (!isAbort(error)) telemetry.log('error', 'command.failed', { error });
      throw error;
    }
  });
};
