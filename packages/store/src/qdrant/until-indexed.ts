import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@frameseek/core';
import type { QdrantServer } from './qdrant-server.ts';

/** The first wait, and the longest, in milliseconds: each is twice the one before. */
const WAIT_MS = { first: 20, longest: 2_000 } as const;
/** How often a collection may be said to have something to do that is not begun: after a write that is soon, after a start of the server it is with the next write. */
const PENDING_LOOKS = 6;

/**
 * Waits until the server has indexed all that it was given: a collection is green then, yellow while it works, and grey where it
 * has yet to begin. Throws `store/failed` for a collection that the server calls broken.
 */
export const untilIndexed = async (server: QdrantServer, collection_name: string, signal: AbortSignal): Promise<void> => {
  let pendingLooks = PENDING_LOOKS;
  for (let waitMs: number = WAIT_MS.first; ; waitMs = Math.min(2 * waitMs, WAIT_MS.longest)) {
    const { result } = await server.call(signal, (api, init) => api.getCollection({ collection_name }, init));
    const status = result?.status;
    if (status === 'red') {
      const reason = `it says that the collection "${collection_name}" is broken: ${JSON.stringify(result?.optimizer_status)}`;
      throw new Fault('store/failed', { store: server.url, reason });
    }
    if (status === 'grey') pendingLooks -= 1;
    if ((status !== 'yellow' && status !== 'grey') || pendingLooks === 0) return;
    await sleep(waitMs, undefined, { signal });
  }
};
