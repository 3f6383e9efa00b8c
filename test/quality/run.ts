/**
 * `npm run quality [-- <labelled folder> …]`: indexes labelled sets as a user would and prints how well they are searched, beside
 * a plain baseline on the same model and with each part of the search left out. See `manifest.ts` for the layout of a folder.
 * Speech is recognised and its meaning found by the real models where they lie beside the checkout. QUALITY_LIBRARY names a
 * library that is kept from run to run; `--with-transcripts` reads the transcripts beside the films instead of recognising;
 * `--as-it-is` measures what is indexed there; `--no-ablation` leaves the parts alone; `--write` makes the figures the ones to keep.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { videoRank } from '@frameseek/core';
import { readConfig } from '@frameseek/runtime';
import { createEngine } from '../../packages/runtime/src/create-engine.ts';
import { ablate } from './ablation.ts';
import { isBelow } from './figures/compare.ts';
import { writtenHalves } from './figures/written-halves.ts';
import { searchConstants } from './constants.ts';
import { index, linkFilms, type LabelledSet } from './library.ts';
import { joinManifests, readManifest } from './manifest.ts';
import { measure, type Measured } from './measure.ts';
import { askQuestions, qaMisses, qaToMarkdown } from './qa.ts';
import { findRegressions } from './report/find-regressions.ts';
import { ablationToMarkdown, toMarkdown, writtenHalvesToMarkdown } from './report/table.ts';

const RESULTS = path.join(import.meta.dirname, 'RESULTS.md');
const SHARED = path.resolve(import.meta.dirname, '../../../shared');
/** Used unless the settings name others: all of them give the same results on every machine. */
const MODELS = {
  FRAMESEEK_MODELS: path.join(SHARED, 'models'),
  FRAMESEEK_VISUAL_MODEL: 'standin/clip-mini-float',
  FRAMESEEK_TRANSCRIBER_MODEL: 'converted/whisper-base',
  FRAMESEEK_SENTENCES_MODEL: 'converted/all-MiniLM-L6-v2',
};

const main = async (signal: AbortSignal): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'as-it-is': { type: 'boolean' }, 'with-transcripts': { type: 'boolean' }, 'no-ablation': { type: 'boolean' }, write: { type: 'boolean' } },
  });
  const folders = positionals.length > 0 ? positionals : ['dev', 'more'].map((name) => path.join(SHARED, 'evalset', name)).filter(existsSync);
  const sets = folders.map((folder): LabelledSet => ({ folder, manifest: readManifest(folder) }));
  const manifest = joinManifests(sets.map((set) => set.manifest));
  const kept = process.env['QUALITY_LIBRARY'];
  const library = kept ?? (await mkdtemp(path.join(tmpdir(), 'frameseek-quality-')));
  try {
    const defaults = existsSync(MODELS.FRAMESEEK_MODELS) ? MODELS : {};
    const config = readConfig({ ...defaults, ...process.env, FRAMESEEK_LIBRARY: library, FRAMESEEK_LANGUAGE_MODEL: '' });
    const parts = await createEngine(config);
    try {
      const films = values['with-transcripts'] === true ? sets.map(({ folder }) => path.join(folder, 'videos')) : [await linkFilms(sets, library)];
      await index(parts.engine, values['as-it-is'] === true ? [] : films, signal);
      const measured = await measure(parts, manifest, { folder: library, signal });
      console.log(misses(measured).join('\n'));
      const answered = await askQuestions(parts.engine, { manifest, signal });
      console.log(qaMisses(answered).join('\n'));
      const settings = { ...config, picturesFolder: path.join(library, 'pictures') };
      const rows = values['no-ablation'] === true ? [] : await ablate(parts, manifest, { settings, signal });
      await conclude(measured, [
        toMarkdown(measured), writtenHalvesToMarkdown(writtenHalves(measured.outcomes, new Map(sets.map((set) => [path.basename(set.folder), set.manifest])))), ...(answered.length > 0 ? [qaToMarkdown(answered)] : []), ...(rows.length > 0 ? [ablationToMarkdown(rows, searchConstants())] : []),
      ].join('\n'), values.write === true);
    } finally {
      await parts.close();
    }
  } finally {
    if (kept === undefined) await rm(library, { recursive: true, force: true });
  }
};

/** Prints the report, and fails where it is below the baseline for sure, or has fallen. Figures of another set or another model say nothing about a fall. */
const conclude = async (measured: Measured, report: string, write: boolean): Promise<void> => {
  console.log(report);
  const below = measured.comparisons.filter(isBelow);
  for (const { slice, figure, ours, baseline } of below) console.error(`below the baseline: ${slice}, ${figure}: ${ours.toFixed(3)} after ${baseline.toFixed(3)}`);
  if (below.length > 0) process.exitCode = 1;
  const before = await readFile(RESULTS, 'utf8').catch(() => '');
  if (write || before === '') return writeFile(RESULTS, report + notesOf(before));
  const sameModels = (text: string): string | undefined => text.split('\n').find((line) => line.startsWith('Models:'));
  if (sameModels(before) !== sameModels(report)) return;
  const worse = findRegressions(before, report);
  for (const line of worse) console.error(`fell: ${line}`);
  if (worse.length > 0) process.exitCode = 1;
};

/** What people wrote below the figures stays there. */
const NOTES = '\n## Notes\n';
const notesOf = (before: string): string => (before.includes(NOTES) ? before.slice(before.indexOf(NOTES)) : '');

const misses = ({ outcomes }: Measured): readonly string[] => [
  'the right video is not among the first five for:',
  ...outcomes.fusion.flatMap(({ id, kind, query, truth, answers }) => {
    if (truth === undefined) return [];
    const rank = videoRank(answers, truth);
    const place = Number.isFinite(rank) ? `place ${rank}` : 'not found';
    return rank <= 5 ? [] : [`  ${id} ${kind} "${query}": ${place}`];
  }),
];

await main(new AbortController().signal);
