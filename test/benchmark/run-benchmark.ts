import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault, type Abortable } from '@frameseek/core';
import { readConfig } from '@frameseek/runtime';
import { createEngine, type Parts } from '../../packages/runtime/src/create-engine.ts';
import { openAnswers, type Answer } from './answers.ts';
import { askQuery } from './ask-queries.ts';
import type { BenchmarkQuery } from './benchmark-query.ts';
import { BENCHMARKS, type Benchmark, type BenchmarkName } from './benchmarks.ts';
import { findVideos } from './find-videos.ts';
import { indexVideos, type IndexedVideos } from './index-videos.ts';
import { highlightFigures, momentFigures, videoFigures, type Figures } from './metrics.ts';

/** What is run, and where it is kept. */
export interface BenchmarkRun extends Abortable {
  readonly name: BenchmarkName;
  /** The published file. */
  readonly annotations: string;
  /** Folder with the videos. */
  readonly videos: string;
  /** Folder of the library and of the answers: the same one goes on where it stopped. */
  readonly library: string;
  /** Only so many queries, from the first on; absent: all. */
  readonly limit?: number;
  /** Ask again what was answered before: the engine has changed. */
  readonly again: boolean;
  /** Settings; those of Frameseek, but for the library. */
  readonly env: NodeJS.ProcessEnv;
}

/** What came of a run. */
export interface BenchmarkResult {
  readonly name: BenchmarkName;
  readonly figures: Figures;
  /** Queries in the annotations, asked of them, and of these answered in an earlier run. */
  readonly queries: { readonly all: number; readonly asked: number; readonly kept: number };
  /** Names of videos that are not in the folder: what is asked of them is left out. */
  readonly missing: readonly string[];
  /** Sentences about videos that could not be indexed: what is asked of them counts as not found. */
  readonly failed: readonly string[];
  /** Queries that the engine did not take, with the code of the fault: they count as not found. */
  readonly refused: readonly string[];
  /** Ids of queries that were asked and found no moment in their video. */
  readonly empty: readonly Answer['qid'][];
  readonly models: readonly string[];
  readonly answersFile: string;
}

/** Indexes the videos of a benchmark, asks its queries, and measures the answers. Throws `file/missing`, and what the engine and the readers throw. */
export const runBenchmark = async (run: BenchmarkRun): Promise<BenchmarkResult> => {
  for (const given of [run.annotations, run.videos]) if (!existsSync(given)) throw new Fault('file/missing', { path: given });
  const benchmark: Benchmark = BENCHMARKS[run.name];
  const all = benchmark.read(await readFile(run.annotations, 'utf8'));
  const wanted = all.slice(0, run.limit);
  const files = await findVideos(run.videos, new Set(wanted.map(({ video }) => video)));
  const queries = wanted.filter(({ video }) => files.has(video));
  if (queries.length === 0) throw new Fault('input/invalid', { problems: [`none of the videos of ${wanted.length} queries is in ${run.videos}`] });
  const parts = await createEngine(readConfig({ ...run.env, FRAMESEEK_LIBRARY: run.library, FRAMESEEK_LANGUAGE_MODEL: '' }));
  try {
    const videos = await indexVideos(parts.engine, files, run);
    const models = await modelsOf(parts, run);
    const answersFile = path.join(run.library, `answers-${run.name}-${digestOf({ queries, videos: [...videos.ids], models })}.jsonl`);
    const { answers, kept } = await ask(run, { parts, queries, videos, answersFile });
    return {
      name: run.name, figures: measure(benchmark.task, queries, answers), queries: { all: all.length, asked: queries.length, kept },
      missing: [...new Set(wanted.map(({ video }) => video))].filter((video) => !files.has(video)),
      failed: videos.failed, models, answersFile,
      empty: answers.filter(({ pred_relevant_windows: [first], pred_videos: videosFound, fault }) =>
        fault === undefined && videosFound === undefined && first?.[0] === first?.[1]).map(({ qid }) => qid),
      refused: answers.flatMap(({ qid, fault }) => (fault === undefined ? [] : [`${qid}: ${fault}`])),
    };
  } finally {
    await parts.close();
  }
};

const modelsOf = async ({ models }: Parts, { signal }: Abortable): Promise<readonly string[]> =>
  [(await models.visual({ signal })).info.id, (await models.sentences({ signal })).info.id];

/** Answers to other queries, over other videos or by other models say nothing: they have another file. */
const digestOf = (facts: object): string => createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 12);

interface Asked {
  readonly parts: Parts;
  readonly queries: readonly BenchmarkQuery[];
  readonly videos: IndexedVideos;
  readonly answersFile: string;
}

/** One answer for each query, in their order; each is kept as soon as it is there. */
const ask = async (run: BenchmarkRun, { parts: { engine }, queries, videos, answersFile }: Asked): Promise<{ readonly answers: readonly Answer[]; readonly kept: number }> => {
  const { task } = BENCHMARKS[run.name];
  const before = await openAnswers(answersFile, { again: run.again });
  const answers: Answer[] = [];
  for (const query of queries) {
    run.signal.throwIfAborted();
    const kept = before.kept.get(query.id);
    const answer = kept ?? (await askQuery({ engine, task, videos, signal: run.signal }, query));
    if (kept === undefined) await before.add(answer);
    answers.push(answer);
    if (process.stderr.isTTY) process.stderr.write(`\rasked ${answers.length}/${queries.length} `);
  }
  return { answers, kept: before.kept.size };
};

const measure = (task: Benchmark['task'], queries: readonly BenchmarkQuery[], answers: readonly Answer[]): Figures => {
  if (task === 'videos') return videoFigures(answers.map(({ vid, pred_videos: found = [] }) => placeOf(vid, found)));
  const moments = momentFigures(answers.map(({ pred_relevant_windows: windows }, index) =>
    ({ found: windows.map(([start, end]) => ({ start, end })), truth: queries[index]?.moments ?? [] })));
  if (task === 'moments') return moments;
  const clips = answers.map(({ pred_saliency_scores: scores = [] }, index) => ({ scores, saliency: queries[index]?.saliency ?? [] }));
  return { ...moments, ...highlightFigures(clips) };
};

const placeOf = (video: string, found: readonly string[]): number => (found.includes(video) ? found.indexOf(video) + 1 : Infinity);
