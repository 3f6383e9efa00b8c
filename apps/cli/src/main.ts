/** The command line: one command, then an exit code. 0 done, 1 failed, 2 used wrongly, 130 interrupted. */
import { EXIT } from './session/exit-code.ts';
import { runCli } from './program/run-cli.ts';

/** A second Ctrl-C that comes later than this means "now"; sooner, it is the echo of the first. */
const IMPATIENT_MS = 500;

const stop = new AbortController();
let stoppedAt = 0;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (stop.signal.aborted && performance.now() - stoppedAt > IMPATIENT_MS) process.exit(EXIT.interrupted);
    if (!stop.signal.aborted) stoppedAt = performance.now();
    stop.abort();
  });
}
// The reader of a pipe may leave early, as `head` does: that is its right, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed));

process.exitCode = await runCli(process.argv.slice(2), stop.signal);
