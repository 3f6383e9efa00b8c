import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { wire, type ErrorBody, type JobView } from '@frameseek/core';
import { isAbort } from '@frameseek/core';
import type { Runtime, RuntimeOptions } from '@frameseek/runtime';
import { listen } from '../../apps/api/src/http/listen.ts';
import { checkSource } from '../../apps/api/src/files/media-folders.ts';
import { createServer } from '../../apps/api/src/server.ts';
import { openRuntime, openWorkplace, type Workplace } from './open-runtime.ts';

/** The API on a free port, with its queue at work, over a library of its own. */
export interface TestApi extends AsyncDisposable {
  readonly url: string;
  readonly runtime: Runtime;
  readonly workplace: Workplace;
  get(path: string, init?: RequestInit): Promise<Response>;
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** Adds paths and waits until their jobs have ended. */
  index(...paths: string[]): Promise<readonly JobView[]>;
  /** Waits until these jobs have ended. */
  ended(jobs: readonly { readonly id: string }[]): Promise<readonly JobView[]>;
}

interface Around extends RuntimeOptions {
  /** A library that is there already, and that stays. */
  readonly place?: Workplace;
  /** The runtime as the routes of the server see it. */
  readonly seenAs?: (runtime: Runtime) => Runtime;
}

export const startApi = async (
  more: Readonly<Record<string, string>> = {},
  { place, seenAs = (runtime) => runtime, ...options }: Around = {},
): Promise<TestApi> => {
  const workplace = place ?? (await openWorkplace());
  const runtime = await openRuntime(workplace, more, { checkSource, ...options });
  const stopping = new AbortController();
  const server = createServer(seenAs(runtime), stopping.signal);
  const url = await listen(server, runtime.config);
  const work = runtime.engine.work({ signal: stopping.signal }).catch((error: unknown) => {
    if (!isAbort(error)) throw error;
  });
  const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, init);
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    get(path, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  const ended = async (jobs: readonly { readonly id: string }[]): Promise<readonly JobView[]> => {
    for (;;) {
      const all = wire.jobList.parse(await (await get('/api/jobs')).json()).jobs.filter(({ id }) => jobs.some((job) => job.id === id));
      if (all.every(({ state }) => state !== 'queued' && state !== 'running')) return all;
      await sleep(50);
    }
  };
  return {
    url,
    runtime,
    workplace,
    get,
    send,
    ended,
    index: async (...paths) => {
      const answer = await send('POST', '/api/videos', { paths });
      return ended(wire.addVideosResponse.parse(await answer.json()).jobs);
    },
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await Promise.all([closed, work]);
      await runtime.close();
      if (place === undefined) await workplace[Symbol.asyncDispose]();
    },
  };
};

/** The code of an error answer, with its status. */
export const failure = async (answer: Promise<Response>): Promise<{ status: number } & ErrorBody['error']> => {
  const response = await answer;
  return { status: response.status, ...wire.errorBody.parse(await response.json()).error };
};
