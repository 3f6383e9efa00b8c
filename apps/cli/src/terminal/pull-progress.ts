import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { PullProgress } from '@frameseek/core';
import { truncate, formatBytes } from './format.ts';

interface PullProgressDisplay extends Disposable {
  show(event: PullProgress): void;
  /** Ends the bars, so that other output may follow. */
  close(): void;
}

/** Downloads as bars on a terminal, else a line for each file. On standard error, so that output stays pure. */
export const openPullProgress = (): PullProgressDisplay => (process.stderr.isTTY ? asBars() : asLines());

const asLines = (): PullProgressDisplay => {
  const seen = new Set<string>();
  const show = ({ model, file, totalBytes }: PullProgress): void => {
    const name = `${model}/${file}`;
    if (seen.has(name)) return;
    seen.add(name);
    console.error(`${name}${totalBytes === undefined ? '' : ` (${formatBytes(totalBytes)})`}`);
  };
  const close = (): void => undefined;
  return { show, close, [Symbol.dispose]: close };
};

const asBars = (): PullProgressDisplay => {
  const bars = new Map<string, SingleBar>();
  const all = new MultiBar({ format: '{bar} {percentage}% {bytes} {name}', barsize: 24, hideCursor: true }, Presets.shades_grey);
  const show = ({ model, file, doneBytes, totalBytes }: PullProgress): void => {
    const name = `${model}/${file}`;
    const payload = { name: truncate(name, 60), bytes: formatBytes(doneBytes).padStart(9) };
    const bar = bars.get(name) ?? all.create(totalBytes ?? 0, 0, payload);
    bars.set(name, bar);
    if (totalBytes !== undefined) bar.setTotal(totalBytes);
    bar.update(doneBytes, payload);
  };
  const close = (): void => all.stop();
  return { show, close, [Symbol.dispose]: close };
};
