import { constants, setPriority } from 'node:os';
import { isAbort, leftOutSentences, shownPath, type Job, type SamplingStrategy } from '@frameseek/core';
import type { Runtime } from '@frameseek/runtime';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import { openIndexProgress, type IndexProgress } from '../../terminal/index-progress.ts';
import { jobResultReporter } from '../../terminal/job-result.ts';
import { withRuntime, type Session } from '../../session/session.ts';
import { plural, printable } from '../../terminal/format.ts';
import { typedPaths } from '../../library/typed-paths.ts';
import { watchAndIndex } from '../../library/watch-and-index.ts';

interface IndexOptions {
  readonly sampling?: SamplingStrategy;
  /** Higher goes first. */
  readonly priority?: number;
  readonly watch?: true;
}

/** `index`: queues files and folders and works until they are done, showing how it goes. */
export const indexVideos = (session: Session, typed: readonly string[], options: IndexOptions): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    using progress = openIndexProgress();
    giveWay();
    const paths = await typedPaths(typed);
    try {
      if (options.watch) return await watchAndIndex(runtime, paths, { ...options, signal: session.signal, progress });
      return await indexOnce(runtime, paths, { ...options, signal: session.signal, progress });
    } catch (error) {
      if (isAbort(error)) progress.say('Stopped. The same command goes on where this one was.');
      throw error;
    }
  });

/** A server beside it answers first, and whatever else people do here: this process, and those that it starts, get what is left of the processor. */
const giveWay = (): void => setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

interface Indexing extends IndexOptions {
  readonly signal: AbortSignal;
  readonly progress: IndexProgress;
}

const indexOnce = async ({ engine }: Runtime, paths: readonly string[], { progress, ...options }: Indexing): Promise<ExitCode> => {
  const { jobs, skipped, leftOut } = await engine.add(paths, options);
  for (const { path, message } of skipped) progress.say(`✗ ${printable(message.includes(shownPath(path)) ? message : `${path}: ${message}`)}`);
  for (const sentence of leftOutSentences(leftOut)) progress.say(printable(sentence));
  if (jobs.length === 0 && skipped.length === 0) {
    console.error('There is no video or sound file there.');
    return EXIT.failed;
  }
  const reportResults = jobResultReporter(engine, progress);
  const report = (now: readonly Job[]): void => {
    reportResults(now);
    progress.show(now);
  };
  const ended = await engine.finish(jobs.map(({ id }) => id), { signal: options.signal, report });
  report(ended);
  const failed = ended.filter(({ state }) => state !== 'done').length + skipped.length;
  const done = ended.length + skipped.length - failed;
  progress.say(`${plural(done, 'file')} indexed${failed > 0 ? `, ${failed} not: the reasons are above` : ''}.`);
  return failed > 0 ? EXIT.failed : EXIT.done;
};
