/**
 * `npm run bench:index`: speed in × real time and peak memory of `frameseek index`, beside the naive pipeline on the same
 * film with the same model, and memory on films that are ten and thirty times as long. The naive pipeline does not read text in
 * the picture, and finds no objects, so ours is measured without either and with each (objects by YOLOX-nano, where it lies in
 * `../shared/models`). `-- 600` measures a film of so many minutes as well (an even number; ten hours take 25 GB of disk). Linux
 * only (memory is read from /proc).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { modelsForBench } from './bench-models.ts';
import { benchFilm } from './films.ts';
import { measured, type Measured } from './measured.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILMS = path.join(ROOT, 'test/.cache/bench');
const SHORT_MINUTES = 2;
/** Long enough that every buffer and cache has been filled; two minutes are over before that. */
const FILLED_MINUTES = 20;
const LONG_MINUTES = 60;

const ours = async (film: string, env: NodeJS.ProcessEnv): Promise<Measured> => {
  const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
  try {
    const cli = path.join(ROOT, 'apps/cli/bin/frameseek.mjs');
    return await measured(process.execPath, [cli, 'index', film], { ...process.env, ...env, FRAMESEEK_LIBRARY: library });
  } finally {
    rmSync(library, { recursive: true });
  }
};

const row = (name: string, { seconds, cpuSeconds, peakBytes }: Measured, filmSeconds: number): string =>
  [
    name.padEnd(36), `${seconds.toFixed(1).padStart(6)} s`, `${cpuSeconds.toFixed(1).padStart(6)} s of CPU`,
    `${(filmSeconds / seconds).toFixed(1).padStart(6)} × real time`, `peak ${(peakBytes / 1e6).toFixed(0)} MB`,
  ].join('  ');

const { folder, id, dtype, preferences } = await modelsForBench();
const seeing = { ...preferences, FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_OBJECTS_MODEL: 'none' };
const [short, long] = [benchFilm(FILMS, SHORT_MINUTES), benchFilm(FILMS, LONG_MINUTES)];
const shown = (name: string, result: Measured, minutes: number): Measured => {
  console.log(row(`${name}, ${minutes} minutes`, result, minutes * 60));
  return result;
};

console.log(`1080p H.264, model ${id}; whole processes, start included`);
const naive = shown(
  'naive', await measured(process.execPath, [path.join(import.meta.dirname, 'naive.ts'), short, folder, id, dtype], process.env), SHORT_MINUTES,
);
const fast = shown('frameseek', await ours(short, seeing), SHORT_MINUTES);
shown('frameseek, text read as well', await ours(short, { ...preferences, FRAMESEEK_OBJECTS_MODEL: 'none' }), SHORT_MINUTES);
shown('frameseek, objects found as well', await ours(short, { ...seeing, FRAMESEEK_OBJECTS_MODEL: 'standin/yolox-nano' }), SHORT_MINUTES);
const filled = shown('frameseek', await ours(benchFilm(FILMS, FILLED_MINUTES), seeing), FILLED_MINUTES);
const lasting = shown('frameseek', await ours(long, seeing), LONG_MINUTES);
console.log(`${(naive.seconds / fast.seconds).toFixed(1)} times faster than the naive pipeline, by CPU time ${(naive.cpuSeconds / fast.cpuSeconds).toFixed(1)} times`);
const growth = (from: Measured, to = lasting): string => (to.peakBytes / from.peakBytes).toFixed(2);
console.log(`memory of ${LONG_MINUTES} minutes: ${growth(fast)} × that of ${SHORT_MINUTES} minutes, ${growth(filled)} × that of ${FILLED_MINUTES} minutes`);
const wanted = Number(process.argv[2] ?? 0);
if (wanted > 0) console.log(`memory: ${growth(lasting, shown('frameseek', await ours(benchFilm(FILMS, wanted), seeing), wanted))} × that of ${LONG_MINUTES} minutes`);
