import { setTimeout as wait } from 'node:timers/promises';
import { wire, type Health } from '../../packages/core/src/index.ts';

const POLL_MS = 150;
/** A machine on which the servers take longer to start has another problem, which should be told. */
const LIMIT_MS = 120_000;

interface Waiting {
  readonly signal: AbortSignal;
}

/** What the API says of itself, as soon as it answers. */
export const apiHealth = async (api: string, token: string | undefined, { signal }: Waiting): Promise<Health> => {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await answerOf(`${api}/api/health`, { signal, headers });
  return wire.health.parse(await answer.json());
};

/** Settles as soon as the web app answers at all. */
export const webAnswers = async (app: string, { signal }: Waiting): Promise<void> => {
  const answer = await answerOf(app, { signal });
  await answer.body?.cancel();
};

/** The first answer of a server that is starting; refused connections are asked again. */
const answerOf = async (url: string, options: RequestInit & Waiting): Promise<Response> => {
  const limit = AbortSignal.timeout(LIMIT_MS);
  for (;;) {
    try {
      return await fetch(url, { ...options, signal: AbortSignal.any([options.signal, limit]) });
    } catch (error) {
      options.signal.throwIfAborted();
      if (limit.aborted) throw new Error(`${url} did not answer within ${LIMIT_MS / 1000} s.`, { cause: error });
      await wait(POLL_MS, undefined, { signal: options.signal });
    }
  }
};
