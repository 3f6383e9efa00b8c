import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@frameseek/core';
import type { QdrantServer } from './qdrant-server.ts';

/** The first wait, and the longest, in milliseconds: each is twice the one before. */
const WAIT_MS = { first: 20, longest: 2_000 } as const;

/**
 * Waits until the server has indexed all that it was given: a collection is green then. `grey` is one that was loaded and goes
 * on with the next write, as nothing waits for it. Throws `store/failed` for a collection that the server calls broken.
 */
export const untilIndexed = async (server: QdrantServer, collection_name: string, signal: AbortSignal): Promise<void> => {
  for (let waitMs: number = WAIT_MS.first; ; waitMs = Math.min(2 * waitMs, WAIT_MS.longest)) {
    const { result } = await server.call(signal, (api, init) => api.getCollection({ collection_name }, init));
    if (result?.status === 'red') throw new Fault('store/failed', { store: server.url, reason: `it says that the collection "${collection_name}" is broken: ${JSON.stringify(result.optimizer_status)}` });
    if (result?.status !== 'yellow') return;
    await sleep(waitMs, undefined, { signal });
  }
};
