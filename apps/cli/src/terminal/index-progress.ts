import { basename } from 'node:path';
import type { Job } from '@frameseek/core';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { isUnderWay, formatStageProgress } from './stage-progress.ts';
import { printable, truncate } from './format.ts';

/** How running jobs are shown, on standard error. */
export interface IndexProgress extends Disposable {
  show(jobs: readonly Job[]): void;
  /** Prints a line that stays, above the bars. */
  say(line: string): void;
}

/** Bars for each video and stage on a terminal, else a line now and then. */
export const openIndexProgress = (): IndexProgress => (process.stderr.isTTY ? asBars() : asLines());

const NAME_WIDTH = 32;
const nameOf = ({ path }: Job): string => truncate(printable(basename(path)), NAME_WIDTH);

/** A log file should grow by lines, not by pages. */
const LINE_EVERY_MS = 10_000;

const asLines = (): IndexProgress => {
  const said = new Map<string, number>();
  const show = (jobs: readonly Job[]): void => {
    for (const job of jobs) {
      if (job.state !== 'running') continue;
      for (const progress of job.progress.filter(isUnderWay)) {
        const key = `${job.id}/${progress.stage}`;
        const now = performance.now();
        if (now - (said.get(key) ?? -Infinity) < LINE_EVERY_MS) continue;
        said.set(key, now);
        console.error(`  ${nameOf(job)}: ${formatStageProgress(progress, Date.now())}`);
      }
    }
  };
  return { show, say: (line) => console.error(line), [Symbol.dispose]: () => undefined };
};

const asBars = (): IndexProgress => {
  const bars = new Map<string, SingleBar>();
  const all = new MultiBar(
    { format: '{bar} {name} {pace}', barsize: 20, hideCursor: true, clearOnComplete: true, fps: 5, stream: process.stderr },
    Presets.shades_grey,
  );
  const show = (jobs: readonly Job[]): void => {
    const wanted = new Set<string>();
    for (const job of jobs) {
      if (job.state !== 'running') continue;
      for (const progress of job.progress.filter(isUnderWay)) {
        const key = `${job.id}/${progress.stage}`;
        wanted.add(key);
        const payload = { name: nameOf(job).padEnd(NAME_WIDTH), pace: formatStageProgress(progress, Date.now()) };
        const bar = bars.get(key) ?? all.create(1, 0, payload);
        bars.set(key, bar);
        bar.setTotal(progress.total ?? 0);
        bar.update(progress.done, payload);
      }
    }
    for (const [key, bar] of bars) {
      if (wanted.has(key)) continue;
      all.remove(bar);
      bars.delete(key);
    }
  };
  return { show, say: (line) => all.log(`${line}\n`), [Symbol.dispose]: () => all.stop() };
};
