import { OFFLINE_WORKER } from '../../lib/server/offline-worker.ts';

/** The service worker, for the whole app. */
export const GET = (): Response =>
  new Response(OFFLINE_WORKER, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } });
