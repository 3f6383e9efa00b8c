/**
 * `npm run bench:reading`: speed in × real time of `frameseek index` on 1080p with reading off, with PP-OCR and with
 * Tesseract, on a film full of moving pictures, on the same with captions and a name in the corner, and on slides that stand for
 * ten minutes, at 25 frames a second and at one. `-- slides` measures only the films whose names hold this. Linux only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FONT } from '../film-recipes.ts';
import { modelsForBench } from './bench-models.ts';
import { benchFilm, slidesFilm, writtenFilm } from './films.ts';
import { measured } from './measured.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILMS = path.join(ROOT, 'test/.cache/bench');
const MINUTES = 2;
const SLIDES_MINUTES = 60;

interface BenchFilm {
  readonly film: string;
  readonly minutes: number;
}

const show = async (name: string, { film, minutes }: BenchFilm, env: NodeJS.ProcessEnv): Promise<void> => {
  const library = mkdtempSync(path.join(tmpdir(), 'frameseek-bench-'));
  try {
    const cli = path.join(ROOT, 'apps/cli/bin/frameseek.mjs');
    const { seconds, cpuSeconds, peakBytes } = await measured(process.execPath, [cli, 'index', film], { ...process.env, ...env, FRAMESEEK_LIBRARY: library });
    const speed = ((minutes * 60) / seconds).toFixed(1).padStart(6);
    const atTwoCores = ((minutes * 60 * 2) / cpuSeconds).toFixed(1).padStart(6);
    console.log(`${name.padEnd(34)} ${speed} × real time  ${cpuSeconds.toFixed(1).padStart(6)} s of CPU (${atTwoCores} × on two free cores)  peak ${(peakBytes / 1e6).toFixed(0)} MB`);
  } finally {
    rmSync(library, { recursive: true });
  }
};

const { preferences } = await modelsForBench();
type NamedFilm = readonly [name: string, make: () => BenchFilm];
const written = (font: string): readonly NamedFilm[] => [
  ['written', () => ({ film: writtenFilm(FILMS, MINUTES, font), minutes: MINUTES })],
  ...[25, 1].map((rate): NamedFilm => [`slides at ${rate}`, () => ({ film: slidesFilm(FILMS, { minutes: SLIDES_MINUTES, rate, font }), minutes: SLIDES_MINUTES })]),
];
const films: readonly NamedFilm[] = [['moving', () => ({ film: benchFilm(FILMS, MINUTES), minutes: MINUTES })], ...(FONT === undefined ? [] : written(FONT))];
const [wanted = ''] = process.argv.slice(2);
for (const [name, make] of films.filter(([one]) => one.includes(wanted))) {
  const film = make();
  await show(`${name}, not read`, film, { ...preferences, FRAMESEEK_READER_MODEL: 'none' });
  await show(`${name}, PP-OCR`, film, preferences);
  await show(`${name}, Tesseract`, film, { ...preferences, FRAMESEEK_READER_MODEL: 'tesseract/eng' });
}
