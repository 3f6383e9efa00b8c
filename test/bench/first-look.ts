/**
 * `npm run bench:first-look`: how soon a 1080p film of two hours answers after it was added, and × real time of the first look at all of it,
 * beside the naive pipeline, which answers when it is through. Needs 5 GB of disk for the film.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../packages/runtime/src/create-engine.ts';
import { readConfig } from '../../packages/runtime/src/index.ts';
import { modelsForBench } from './bench-models.ts';
import { benchFilm } from './films.ts';
import { measured } from './measured.ts';

const FILMS = path.resolve(import.meta.dirname, '../.cache/bench');
const MINUTES = 120;
const NAIVE_MINUTES = 2;

const { folder, id, dtype, preferences } = await modelsForBench();
const film = benchFilm(FILMS, MINUTES);
const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
const control = new AbortController();
const { signal } = control;
const parts = await createEngine(readConfig({ ...process.env, ...preferences, FRAMESEEK_LIBRARY: library, FRAMESEEK_TRANSCRIBER_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none' }));
const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
const { jobs: [job] } = await parts.engine.add([film], { signal });
let looked: number | undefined;
const working = parts.engine.finish([job?.id ?? ''], {
  signal, report: ([now]) => { if (now?.progress.some(({ stage }) => stage === 'shots')) looked ??= seconds(); },
}).catch((error: unknown) => { if (!signal.aborted) throw error; });
let answered: number | undefined;
while (looked === undefined) {
  await sleep(100);
  const { moments } = await parts.engine.search({ query: 'a colourful test pattern', limit: 5 }, { signal });
  if (moments.length > 0) answered ??= seconds();
}
control.abort();
await working;
await parts.close();
rmSync(library, { recursive: true });

const naive = await measured(process.execPath, [path.join(import.meta.dirname, 'naive.ts'), benchFilm(FILMS, NAIVE_MINUTES), folder, id, dtype], process.env);
const naiveSpeed = (NAIVE_MINUTES * 60) / naive.seconds;
const speed = (MINUTES * 60) / looked;
console.log(`two hours of 1080p H.264, model ${id}`);
console.log(`frameseek: answers after ${(answered ?? looked).toFixed(1)} s, all looked at after ${looked.toFixed(1)} s, ${speed.toFixed(0)} × real time`);
console.log(`naive: ${naiveSpeed.toFixed(1)} × real time, would answer after ${((MINUTES * 60) / naiveSpeed).toFixed(0)} s; ${(speed / naiveSpeed).toFixed(0)} times`);
