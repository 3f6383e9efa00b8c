/** The second half of `npm run dev`, on Node 24: what `frameseek serve` does, with servers that follow the sources. */
import { faultMessage, isAbort, isFault } from '../../packages/core/src/index.ts';
import { serveLibrary } from '../../apps/cli/src/serve/serve-library.ts';
import { sourcePrograms } from './source-programs.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
try {
  await serveLibrary({ settings: process.env, paths: process.argv.slice(2), signal: stop.signal, programs: sourcePrograms });
} catch (error) {
  // Stopped as asked for.
  if (!isAbort(error)) {
    console.error(isFault(error) ? faultMessage(error) : error);
    process.exitCode = 1;
  }
}
