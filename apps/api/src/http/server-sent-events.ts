import type { Response } from 'express';

/** A comment this often keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 15_000;

type Subscribe = (push: (data: string) => void) => () => void;

/**
 * Sends server-sent events until the client goes away or the signal aborts. A client that reads slowly misses events in
 * between and gets the latest one when it is ready, so it neither fills memory nor holds up anybody.
 */
export const sendEvents = async (res: Response, signal: AbortSignal, subscribe: Subscribe): Promise<void> => {
  beginEvents(res);
  let waiting: string | undefined;
  const push = (data: string): void => {
    if (res.writableNeedDrain) waiting = data;
    else res.write(`data: ${data}\n\n`);
  };
  res.on('drain', () => {
    const data = waiting;
    waiting = undefined;
    if (data !== undefined) push(data);
  });
  const heartbeat = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
  }, HEARTBEAT_MS);
  try {
    const unsubscribe = subscribe(push);
    await aborted(signal).finally(unsubscribe);
  } finally {
    clearInterval(heartbeat);
    res.end();
  }
};

/** Answers with a stream of events, the first of which may come later. */
export const beginEvents = (res: Response): void => {
  res.status(200).set({
    'Content-Type': 'text/event-stream',
    // Compression on the way would hold events back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
};

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
};
