/**
 * `npm run bench:reading`: speed in × real time of `frameseek index` on 1080p with reading off, with PP-OCR and with
 * Tesseract, on a film full of moving pictures and on the same with captions and a name in the corner. Linux only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FONT } from '../film-recipes.ts';
import { modelsForBench } from './bench-models.ts';
import { benchFilm, writtenFilm } from './films.ts';
import { measured } from './measured.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILMS = path.join(ROOT, 'test/.cache/bench');
const MINUTES = 2;

const show = async (name: string, film: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
  try {
    const cli = path.join(ROOT, 'apps/cli/bin/frameseek.mjs');
    const { seconds, cpuSeconds, peakBytes } = await measured(process.execPath, [cli, 'index', film], { ...process.env, ...env, FRAMESEEK_LIBRARY: library });
    const speed = ((MINUTES * 60) / seconds).toFixed(1).padStart(6);
    const atTwoCores = ((MINUTES * 60 * 2) / cpuSeconds).toFixed(1).padStart(6);
    console.log(`${name.padEnd(34)} ${speed} × real time  ${cpuSeconds.toFixed(1).padStart(6)} s of CPU (${atTwoCores} × on two free cores)  peak ${(peakBytes / 1e6).toFixed(0)} MB`);
  } finally {
    rmSync(library, { recursive: true });
  }
};

const { preferences } = await modelsForBench();
const films = [['moving', benchFilm(FILMS, MINUTES)], ...(FONT === undefined ? [] : [['written', writtenFilm(FILMS, MINUTES, FONT)]])] as const;
for (const [name = '', film = ''] of films) {
  await show(`${name}, not read`, film, { ...preferences, FRAMESEEK_READER_MODEL: 'none' });
  await show(`${name}, PP-OCR`, film, preferences);
  await show(`${name}, Tesseract`, film, { ...preferences, FRAMESEEK_READER_MODEL: 'tesseract/eng' });
}
