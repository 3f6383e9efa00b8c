import { isFaultOf, type Task, type TaskProgress } from '@frameseek/core';
import { retry } from '../concurrency/retry.ts';
import type { SearchServices } from '../search/search-services.ts';
import { createWorkQueue, type WorkQueue } from '../jobs/work-queue.ts';
import { storeIsBack } from '../jobs/keep-whole.ts';
import { makeInsight } from './make-insight.ts';

/** One at a time: each decodes a film, or keeps a model busy, beside the jobs. */
const MAX_CONCURRENCY = 1;

/** The queue of insights to be made. */
export const createTaskQueue = (search: SearchServices): WorkQueue<Task> => {
  const { catalog, telemetry } = search.parts;
  return createWorkQueue({
    name: 'tasks',
    telemetry,
    concurrency: MAX_CONCURRENCY,
    claim: (worker, leaseMs) => catalog.claimTask(worker, leaseMs),
    find: (id) => catalog.task(id),
    update: (id, change) => catalog.updateTask(id, change),
    outage: { isOne: (error) => isFaultOf(error, 'store/unavailable'), isOver: (options) => storeIsBack(search.parts, options) },
    begin: (task) => {
      let progress: TaskProgress = { done: 0 };
      const report = (done: number, words?: string): void => {
        progress = { done: Math.min(1, Math.max(0, done)), ...(words !== undefined && { words }) };
      };
      return {
        heartbeat: (worker) => catalog.heartbeatTask(task.id, worker, progress),
        run: ({ signal }) => telemetry.bind({ videoId: task.videoId, insight: task.request.kind }, () =>
          retry(() => makeInsight({ search, task, signal, report }), { signal, telemetry })),
      };
    },
  });
};
