/** Starts the API: reads the settings, opens the library, listens, and works on the queue until it is told to stop. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { faultMessage, isAbort, isFault, type Fault } from '@frameseek/core';
import { RESTART_CODE, checkWayIn, loadConfig, restoreAsWished } from '@frameseek/runtime';
import { runQueue } from './run-queue.ts';
import { checkSource } from './files/media-folders.ts';
import { listen } from './http/listen.ts';
import { runtimeOnceThere } from './runtime-once-there.ts';
import { createServer } from './server.ts';
import { removeLeftovers, removeOrphans } from './uploads/remove-leftovers.ts';

/** Exit codes of sysexits.h: a wrong setting, something needed is not there, and all else. */
const EXIT = { config: 78, unavailable: 69, other: 1 } as const;

/** Before work is tried again when the disk was full or the store away. */
const PAUSE_MS = 5_000;

/** A server is looked after by its log; whoever wants less says so. */
const DEFAULTS = { FRAMESEEK_LOG: 'info' };

const main = async (): Promise<void> => {
  // What the server writes is the library's: nobody else on this computer reads it.
  process.umask(0o077);
  const stopping = new AbortController();
  const restored = await restoreAsWished(loadConfig({}, DEFAULTS), { signal: stopping.signal });
  // Its settings are those of the backup, too.
  const config = loadConfig({}, DEFAULTS);
  const stop = (): void => stopping.abort();
  // Who started it with a channel says so there, as Windows has no signal for it, or is gone.
  process.once('SIGINT', stop).once('SIGTERM', stop).once('message', stop).once('disconnect', stop);
  process.channel?.unref();
  const opened = await runtimeOnceThere(config, { checkSource }, { signal: stopping.signal, say: console.error }).catch((error: unknown) => {
    // Told to stop while its database was away: nothing has begun.
    if (isAbort(error) && stopping.signal.aborted) return undefined;
    throw error;
  });
  if (opened === undefined) return;
  await using runtime = opened;
  checkWayIn(config, runtime.access);
  if (restored !== undefined && restored.fault === undefined) runtime.access.note({ who: 'server', action: 'library.restored', target: restored.name });
  await removeLeftovers(config, Date.now());
  await removeOrphans(config.uploadsFolder, { known: runtime.engine.knownPaths(), now: Date.now() });
  const restart = (): void => {
    process.exitCode = RESTART_CODE;
    stop();
  };
  // Whoever started it with a channel starts it again.
  const server = createServer(runtime, stopping.signal, process.connected ? { restart } : {});
  const url = await listen(server, config);
  console.log(`Frameseek API: ${url}`);
  runtime.telemetry.log('info', 'server.listening', { url });
  const report = (reason: string): void => runtime.telemetry.log('warn', 'queue.paused', { reason });
  try {
    await runQueue(runtime.engine, { signal: stopping.signal, pauseMs: PAUSE_MS, report });
  } finally {
    stopping.abort();
    await close(server);
  }
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // What still runs has been aborted and gets a moment to say so.
  const force = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(force);
};

try {
  await main();
} catch (error) {
  if (!isFault(error)) throw error;
  console.error(faultMessage(error));
  process.exitCode = exitCode(error);
}

function exitCode({ code }: Fault): number {
  if (code === 'config/invalid') return EXIT.config;
  if (code === 'server/port-taken' || code === 'store/unavailable' || code === 'tool/missing') return EXIT.unavailable;
  return EXIT.other;
}
