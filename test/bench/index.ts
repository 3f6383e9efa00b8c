/**
 * `npm run bench:index`: speed in × real time and peak memory of `frameseek index`, beside the naive pipeline on the same
 * film with the same model, and memory on a film that is thirty times as long. Linux only (memory is read from /proc).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { modelsForBench } from './bench-models.ts';
import { benchFilm } from './films.ts';
import { measured, type Measured } from './measured.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILMS = path.join(ROOT, 'test/.cache/bench');
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

const ours = async (film: string, env: NodeJS.ProcessEnv): Promise<Measured> => {
  const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
  try {
    const cli = path.join(ROOT, 'apps/cli/bin/frameseek.mjs');
    return await measured(process.execPath, [cli, 'index', film], { ...process.env, ...env, FRAMESEEK_LIBRARY: library });
  } finally {
    rmSync(library, { recursive: true });
  }
};

const { folder, id, preferences } = await modelsForBench();
const short = benchFilm(FILMS, 2);
const naive = await measured(process.execPath, [path.join(import.meta.dirname, 'naive.ts'), short, folder, id], process.env);
const fast = await ours(short, preferences);
const long = await ours(benchFilm(FILMS, 60), preferences);

const row = (name: string, { seconds, peakBytes }: Measured, filmSeconds: number): string =>
  `${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s ${(filmSeconds / seconds).toFixed(1).padStart(7)} × real time  peak ${megabytes(peakBytes)}`;
console.log(`1080p H.264, model ${id}`);
console.log(row('naive, 2 minutes', naive, 120));
console.log(row('frameseek, 2 minutes', fast, 120));
console.log(row('frameseek, 60 minutes', long, 3600));
console.log(`${(naive.seconds / fast.seconds).toFixed(1)} times faster than the naive pipeline (whole processes, start included)`);
console.log(`memory of 60 minutes against 2 minutes: ${(long.peakBytes / fast.peakBytes).toFixed(2)} ×`);
