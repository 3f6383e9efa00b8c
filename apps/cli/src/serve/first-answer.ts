import { setTimeout as wait } from 'node:timers/promises';
import { Fault, type Abortable } from '@frameseek/core';

const POLL_MS = 150;
/** A machine on which the servers take longer to start has another problem, which should be told. */
const LIMIT_MS = 120_000;

/** The first answer of a server that is starting; refused connections are asked again. Throws `server/failed` when none comes. */
export const firstAnswer = async (url: string, options: RequestInit & Abortable): Promise<Response> => {
  const limit = AbortSignal.timeout(LIMIT_MS);
  for (;;) {
    try {
      return await fetch(url, { ...options, signal: AbortSignal.any([options.signal, limit]) });
    } catch (error) {
      options.signal.throwIfAborted();
      if (limit.aborted) throw new Fault('server/failed', { server: url, reason: `no answer within ${LIMIT_MS / 1000} s` }, { cause: error });
      await wait(POLL_MS, undefined, { signal: options.signal });
    }
  }
};
