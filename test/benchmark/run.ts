/**
 * `npm run benchmark -- <set> --annotations <file> --videos <folder> [--limit N] [--library <folder>] [--again]`: runs the product
 * on a public benchmark, and prints its figures beside those that others published. See README.md in this folder.
 */
import { errorMessage, isAbort, isFault } from '@frameseek/core';
import { USAGE, readArguments } from './read-arguments.ts';
import { toMarkdown } from './report.ts';
import { runBenchmark } from './run-benchmark.ts';

/** Exit codes, as those of the command line. */
const FAILED = 1;
const USED_WRONGLY = 2;
const INTERRUPTED = 130;

const main = async (): Promise<number> => {
  const run = readArguments(process.argv.slice(2));
  if (run === undefined) {
    console.error(USAGE);
    return USED_WRONGLY;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    console.log(toMarkdown(await runBenchmark({ ...run, env: process.env, signal: stop.signal })));
    return 0;
  } catch (error) {
    if (isAbort(error)) {
      console.error('Stopped; the same command goes on from here.');
      return INTERRUPTED;
    }
    if (!isFault(error)) throw error;
    console.error(errorMessage(error));
    return FAILED;
  }
};

process.exitCode = await main();
