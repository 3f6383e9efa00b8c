/**
 * `npm run quality [-- <labelled folder>]`: indexes a labelled set as a user would and prints how well it is searched,
 * beside a plain baseline on the same model. See `manifest.ts` for the layout of the folder. QUALITY_LIBRARY names a library
 * that is kept from run to run; `--as-it-is` measures what is indexed there; `--write` makes the figures the ones to keep.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { videoRank, type Job } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import { readConfig } from '@frameseek/runtime';
import { createEngine } from '../../packages/runtime/src/create-engine.ts';
import { findRegressions } from './report/find-regressions.ts';
import { readManifest } from './manifest.ts';
import { measure, type Measured } from './measure.ts';
import { askQuestions, qaMisses, qaToMarkdown, readQuestions } from './qa.ts';
import { toMarkdown } from './report/table.ts';

const RESULTS = path.join(import.meta.dirname, 'RESULTS.md');

const main = async (signal: AbortSignal): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'as-it-is': { type: 'boolean' }, write: { type: 'boolean' } } });
  const folder = positionals[0] ?? path.resolve(import.meta.dirname, '../../../shared/evalset/dev');
  const kept = process.env['QUALITY_LIBRARY'];
  const library = kept ?? (await mkdtemp(path.join(tmpdir(), 'frameseek-quality-')));
  try {
    const parts = await createEngine(readConfig({ ...process.env, FRAMESEEK_LIBRARY: library, FRAMESEEK_LANGUAGE_MODEL: '' }));
    try {
      await index(parts.engine, values['as-it-is'] === true ? [] : [path.join(folder, 'videos')], signal);
      const measured = await measure(parts, readManifest(folder), { folder: library, signal });
      console.log(misses(measured).join('\n'));
      const answered = await askQuestions(parts.engine, { manifest: readManifest(folder), questions: readQuestions(folder), signal });
      console.log(qaMisses(answered).join('\n'));
      await compare([toMarkdown(measured), ...(answered.length > 0 ? [qaToMarkdown(answered)] : [])].join('\n'), values.write === true);
    } finally {
      await parts.close();
    }
  } finally {
    if (kept === undefined) await rm(library, { recursive: true, force: true });
  }
};

/** Figures of another set or another model say nothing about a fall. */
const compare = async (report: string, write: boolean): Promise<void> => {
  console.log(report);
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

const index = async (engine: Engine, folders: readonly string[], signal: AbortSignal): Promise<void> => {
  const began = performance.now();
  const { jobs, skipped } = await engine.add(folders, { signal });
  const ended = await engine.finish(jobs.map(({ id }) => id), { signal, report: progressLine });
  const failed = ended.filter(({ state }) => state === 'failed');
  console.log(`indexed ${ended.length - failed.length} files in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const { path: file, fault } of failed) console.log(`failed: ${path.basename(file)}: ${fault?.message ?? ''}`);
  for (const { path: file, message } of skipped) console.log(`skipped: ${path.basename(file)}: ${message}`);
};

/** One changing line on a terminal, nothing in a log. */
const progressLine = (jobs: readonly Job[]): void => {
  if (!process.stderr.isTTY) return;
  const ended = jobs.filter(({ state }) => state !== 'queued' && state !== 'running').length;
  process.stderr.write(`\rindexing ${ended}/${jobs.length} `);
};

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
