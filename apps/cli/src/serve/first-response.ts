import { setTimeout as wait } from 'node:timers/promises';
import { Fault, type Abortable } from '@frameseek/core';

const POLL_MS = 150;
/** A machine on which the servers take longer to start has another problem, which should be told. */
const TIMEOUT_MS = 120_000;

/** The first response of a server that is starting; refused connections are tried again. Rejects with `server/failed` when none comes. */
export const firstResponse = async (url: string, options: RequestInit & Abortable): Promise<Response> => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  for (;;) {
    try {
      return await fetch(url, { ...options, signal: AbortSignal.any([options.signal, timeout]) });
    } catch (error) {
      options.signal.throwIfAborted();
      if (timeout.aborted) throw new Fault('server/failed', { server: url, reason: `no answer within ${TIMEOUT_MS / 1000} s` }, { cause: error });
      await wait(POLL_MS, undefined, { signal: options.signal });
    }
  }
};
