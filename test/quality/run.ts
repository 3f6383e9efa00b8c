/**
 * `npm run quality [-- <labelled folder>]`: indexes a labelled set as a user would and prints, for each kind of query,
 * how often the right video and the right moment come first. See `manifest.ts` for the layout of the folder.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Job } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import { createRuntime, readConfig } from '@frameseek/runtime';
import { type LabelledQuery, type Manifest, type QueryKind, readManifest } from './manifest.ts';
import { type Answer, distinctVideoRank, meanReciprocalRank, momentRank, recallAt } from './metrics.ts';

const LIMIT = 20;

const main = async (folder: string, signal: AbortSignal): Promise<void> => {
  const manifest = readManifest(folder);
  const kept = process.env['QUALITY_LIBRARY'];
  const library = kept ?? (await mkdtemp(path.join(tmpdir(), 'frameseek-quality-')));
  try {
    await using runtime = await createRuntime(readConfig({ ...process.env, FRAMESEEK_LIBRARY: library }));
    await index(runtime.engine, path.join(folder, 'videos'), signal);
    for (const { part, state, uses } of await runtime.status({ signal })) console.log(`${part}: ${uses} (${state})`);
    await report(runtime.engine, manifest, signal);
  } finally {
    if (kept === undefined) await rm(library, { recursive: true, force: true });
  }
};

const index = async (engine: Engine, folder: string, signal: AbortSignal): Promise<void> => {
  const began = performance.now();
  const { jobs, skipped } = await engine.add([folder], { signal });
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

interface Outcome {
  readonly query: LabelledQuery;
  readonly answers: readonly Answer[];
  readonly tookMs: number;
}

const report = async (engine: Engine, manifest: Manifest, signal: AbortSignal): Promise<void> => {
  const videoOf = new Map(manifest.videos.map(({ id, file }) => [path.basename(file), id]));
  const outcomes: Outcome[] = [];
  for (const query of manifest.queries) {
    const { moments, tookMs } = await engine.search({ query: query.query, limit: LIMIT }, { signal });
    const answers = moments.map(({ video, start, end }) => ({
      video: videoOf.get(path.basename(video.path)) ?? video.path, start, end,
    }));
    outcomes.push({ query, answers, tookMs });
  }
  const kinds: readonly QueryKind[] = ['visual', 'speech', 'text'];
  console.log('\nkind    queries  video R@1  R@5   MRR    moment R@1 R@5 (IoU 0.3)  R@1 R@5 (IoU 0.5)  ms');
  for (const kind of kinds) console.log(row(kind, outcomes.filter(({ query }) => query.kind === kind)));
  const missed = outcomes.filter(({ query, answers }) => distinctVideoRank(answers, truthOf(query)) > 1);
  console.log('\nthe right video is not first for:');
  for (const { query, answers } of missed) {
    const rank = distinctVideoRank(answers, truthOf(query));
    console.log(`  ${query.id} ${query.kind} "${query.query}": ${Number.isFinite(rank) ? `place ${rank}` : 'not found'}`);
  }
};

const truthOf = ({ video, intervals }: LabelledQuery) => ({ video, intervals });

const row = (kind: string, outcomes: readonly Outcome[]): string => {
  const videos = outcomes.map(({ query, answers }) => distinctVideoRank(answers, truthOf(query)));
  const at = (least: number) => outcomes.map(({ query, answers }) => momentRank(answers, truthOf(query), least));
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`.padStart(6);
  const times = outcomes.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return [
    kind.padEnd(8), String(outcomes.length).padStart(6), percent(recallAt(videos, 1)), percent(recallAt(videos, 5)),
    meanReciprocalRank(videos).toFixed(2).padStart(6), percent(recallAt(at(0.3), 1)), percent(recallAt(at(0.3), 5)),
    percent(recallAt(at(0.5), 1)), percent(recallAt(at(0.5), 5)), (times[Math.floor(times.length / 2)] ?? 0).toFixed(0).padStart(5),
  ].join('  ');
};

const defaultFolder = path.resolve(import.meta.dirname, '../../../shared/evalset/dev');
await main(process.argv[2] ?? defaultFolder, new AbortController().signal);
