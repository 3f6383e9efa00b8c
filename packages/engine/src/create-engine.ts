import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, type Abortable, type Job, type VideoId } from '@frameseek/core';
import { addPaths } from './jobs/add-paths.ts';
import { ask } from './answering/ask.ts';
import { conversationUseCases } from './answering/conversation-use-cases.ts';
import { jpegsOf } from './library/jpegs-of.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Engine } from './engine.ts';
import { modelCosts } from './language/costs.ts';
import { createInsights, type WorkingInsights } from './insights/insights.ts';
import { backfill } from './indexing/backfill.ts';
import { createThumbnails } from './library/thumbnails.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import { removeTraces } from './library/remove-traces.ts';
import { createSearcher, searchCases } from './search/search-cases.ts';
import { createExports } from './streaming/exports.ts';
import { videoUseCases } from './library/video-use-cases.ts';
import { requireVideo } from './library/require-video.ts';
import { watchedFolderUseCases } from './library/watched-folder-use-cases.ts';
import { hasEnded, type WorkQueue } from './jobs/work-queue.ts';

/** An engine that must be closed before the parts it stands on. */
export interface OpenEngine extends Engine, AsyncDisposable {
  /** Stops its work, which goes back into the queue. The parts are closed by whoever opened them. */
  close(): Promise<void>;
}

/** The use cases over the parts given. */
export const createEngine = (parts: EngineParts): OpenEngine => {
  const { catalog } = parts;
  const life = new AbortController();
  const under = ({ signal }: Abortable): AbortSignal => AbortSignal.any([signal, life.signal]);
  const queue = createJobQueue(parts);
  const searcher = createSearcher(parts, life.signal);
  const insights = createInsights(searcher);
  const thumbnail = createThumbnails(parts);
  const exports = createExports(parts, life.signal);
  const working = new Set<Promise<unknown>>();
  /** Remembers work that `close` has to wait for. */
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.then(() => undefined, () => undefined).finally(() => working.delete(ended));
    working.add(ended);
    return work;
  };
  const finish: Engine['finish'] = async (jobIds, options) => {
    const jobs = await queue.finish(jobIds, options);
    // A program that indexes and ends leaves a library in which scores mean something.
    await searcher.calibrator.refresh(options);
    return jobs;
  };
  const searching = searchCases(searcher, { signal: life.signal, under, tracked });
  const close = async (): Promise<void> => {
    life.abort();
    await Promise.all([...working, exports[Symbol.asyncDispose]()]);
  };
  return {
    add: (paths, options) => addPaths(parts, paths, { ...options, signal: under(options) }),
    ...searching,
    ask: (request, options) => tracked(ask({ parts, search: searching.search }, request, { ...options, signal: under(options) })),
    ...conversationUseCases(parts),
    ...videoUseCases(parts),
    remove: (id, options) => tracked(removeVideo({ parts, queue, insights }, id, { signal: under(options) })),
    thumbnail: (id, request) => tracked(thumbnail(id, { ...request, signal: under(request) })),
    jpegs: (id, request) => tracked(jpegsOf(parts, id, { ...request, signal: under(request) })),
    ...exports.cases,
    ...watchedFolderUseCases(parts),
    costs: ({ limit }) => modelCosts(parts, limit),
    insights: {
      ...insights,
      remove: (id, key, options) => tracked(insights.remove(id, key, { signal: under(options) })),
      finish: (taskIds, options) => tracked(insights.finish(taskIds, { ...options, signal: under(options) })),
    },
    jobs: (options) => catalog.jobs(options),
    cancel: (jobId) => cancel({ parts, queue }, jobId),
    retry: (jobId) => {
      const { path, priority, sampling } = requireJob(parts, jobId);
      return catalog.addJob({ path, priority, sampling });
    },
    work: (options) => tracked(work({ parts, queue, insights }, { signal: under(options) })),
    finish: (jobIds, options) => tracked(finish(jobIds, { ...options, signal: under(options) })),
    close,
    [Symbol.asyncDispose]: close,
  };
};

interface Context {
  readonly parts: EngineParts;
  readonly queue: WorkQueue<Job>;
}
interface Workers extends Context {
  readonly insights: WorkingInsights;
}

const requireJob = ({ catalog }: EngineParts, id: string): Job => {
  const job = catalog.job(id);
  if (job === undefined) throw new Fault('library/unknown-job', { id });
  return job;
};

/** Jobs and tasks side by side: a film that is indexed for an hour does not hold up a summary. When one fails, both stop. */
const work = async ({ parts, queue, insights }: Workers, options: Abortable): Promise<void> => {
  await backfill(parts, options);
  const control = new AbortController();
  const signal = AbortSignal.any([options.signal, control.signal]);
  const workers = [queue, insights].map((worker) => worker.work({ signal }));
  try {
    await Promise.all(workers);
  } finally {
    control.abort();
    await Promise.allSettled(workers);
  }
};

/** The catalog is told first: a worker in another process hears of it at its next heartbeat. */
const cancel = ({ parts, queue }: Context, jobId: string): void => {
  if (hasEnded(requireJob(parts, jobId))) return;
  parts.catalog.updateJob(jobId, { state: 'cancelled' });
  // It ends by itself; a failure of the catalog on the way shows at the next call.
  queue.stop(jobId).catch(() => undefined);
};

/** Jobs that are looked through for those of the video. */
const JOBS_SEEN = 1_000;
/** Long enough for a worker in another process to hear of the cancellation and to finish its write. */
const OTHERS_STOP_MS = 1_000;

const removeVideo = async ({ parts, queue, insights }: Workers, id: VideoId, { signal }: Abortable): Promise<void> => {
  const { path } = requireVideo(parts, id);
  const jobs = parts.catalog.jobs({ limit: JOBS_SEEN })
    .filter((job) => !hasEnded(job) && (job.videoId === id || job.path === path));
  for (const job of jobs) {
    const elsewhere = job.state === 'running' && !queue.isRunning(job.id);
    parts.catalog.updateJob(job.id, { state: 'cancelled' });
    await queue.stop(job.id);
    if (elsewhere) await sleep(OTHERS_STOP_MS, undefined, { signal });
  }
  await insights.stop(id);
  await removeTraces(parts, id, { signal });
};
