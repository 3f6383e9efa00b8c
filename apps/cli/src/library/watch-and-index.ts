import { setInterval } from 'node:timers/promises';
import type { SamplingStrategy } from '@frameseek/core';
import type { Runtime, WatchEvent } from '@frameseek/runtime';
import type { ExitCode } from '../session/exit-code.ts';
import type { IndexProgress } from '../terminal/index-progress.ts';
import { jobResultReporter } from '../terminal/job-result.ts';
import { printable } from '../terminal/format.ts';

interface WatchOptions {
  readonly signal: AbortSignal;
  readonly sampling?: SamplingStrategy;
  readonly progress: IndexProgress;
}

const SHOW_MS = 300;

/** Indexes what is there and what comes, until it is stopped; rejects with what stopped it, the abort of `signal` as well. */
export const watchAndIndex = async (runtime: Runtime, paths: readonly string[], { signal, sampling, progress }: WatchOptions): Promise<ExitCode> => {
  const { watchFolders } = await import('@frameseek/runtime');
  const mine = new Set<string>();
  // When one of the three ends, the others must end, too, before the library is closed.
  const group = new AbortController();
  const both = AbortSignal.any([signal, group.signal]);
  const watching = watchFolders(runtime, paths, {
    signal: both,
    ...(sampling !== undefined && { sampling }),
    report: (event) => {
      if (event.kind === 'queued') mine.add(event.jobId);
      else progress.say(describeEvent(event));
    },
  });
  const tasks = [watching, runtime.engine.work({ signal: both }), showJobs(runtime, { mine, progress, signal: both })];
  try {
    await Promise.race(tasks);
    signal.throwIfAborted();
    throw new Error('Watching ended by itself.');
  } finally {
    group.abort();
    await Promise.allSettled(tasks);
  }
};

const describeEvent = (event: Exclude<WatchEvent, { kind: 'queued' }>): string => {
  switch (event.kind) {
    case 'ready':
      return 'Watching; Ctrl-C stops.';
    case 'gone':
      return `${printable(event.path)} is gone; it stays in the library, marked as missing.`;
    case 'skipped':
      return `✗ ${printable(event.message)}`;
    default:
      return event satisfies never;
  }
};

const showJobs = async (
  runtime: Runtime,
  { mine, progress, signal }: Omit<WatchOptions, 'sampling'> & { readonly mine: ReadonlySet<string> },
): Promise<void> => {
  const reportResults = jobResultReporter(runtime.engine, progress);
  for await (const _ of setInterval(SHOW_MS, undefined, { signal })) {
    const jobs = runtime.engine.jobs({ limit: 1_000 }).filter(({ id }) => mine.has(id));
    reportResults(jobs);
    progress.show(jobs);
  }
};
