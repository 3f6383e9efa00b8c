import type { Abortable, Job, VideoId } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';

/** The videos of a benchmark in the library. */
export interface IndexedVideos {
  /** By the names that the benchmark has for them. Two of the same content are one video. */
  readonly ids: ReadonlyMap<string, VideoId>;
  /** Sentences about those that could not be indexed. */
  readonly failed: readonly string[];
}

/** Indexes files, by their names in the benchmark; what the library has already is not done again. */
export const indexVideos = async (engine: Engine, files: ReadonlyMap<string, string>, options: Abortable): Promise<IndexedVideos> => {
  const { jobs, skipped } = await engine.add([...files.values()], options);
  const ended = await engine.finish(jobs.map(({ id }) => id), { ...options, report: progressLine });
  const byPath = new Map(ended.map((job) => [job.path, job]));
  const ids = new Map<string, VideoId>();
  const failed = skipped.map(({ path, message }) => `${path}: ${message}`);
  for (const [name, file] of files) {
    const { state, videoId, fault } = byPath.get(file) ?? {};
    if (state === 'done' && videoId !== undefined) ids.set(name, videoId);
    else if (fault !== undefined) failed.push(`${file}: ${fault.message}`);
  }
  return { ids, failed };
};

/** One changing line on a terminal, nothing in a log. */
const progressLine = (jobs: readonly Job[]): void => {
  if (!process.stderr.isTTY) return;
  const ended = jobs.filter(({ state }) => state !== 'queued' && state !== 'running').length;
  process.stderr.write(`\rindexing ${ended}/${jobs.length} `);
};
