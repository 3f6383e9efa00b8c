import { Fault, type Job } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Engine } from '../engine.ts';
import { hasEnded, type WorkQueue } from './work-queue.ts';

/** What is done with jobs, whoever works on them. */
export const jobUseCases = ({ catalog }: EngineParts, queue: WorkQueue<Job>): Pick<Engine, 'jobs' | 'cancel' | 'retry'> => {
  const requireJob = (id: string): Job => {
    const job = catalog.job(id);
    if (job === undefined) throw new Fault('library/unknown-job', { id });
    return job;
  };
  return {
    jobs: (options) => catalog.jobs(options),
    cancel: (jobId) => {
      if (hasEnded(requireJob(jobId))) return;
      // The catalog is told first: a worker in another process hears of it at its next heartbeat.
      catalog.updateJob(jobId, { state: 'cancelled' });
      // It ends by itself; a failure of the catalog on the way shows at the next call.
      queue.stop(jobId).catch(() => undefined);
    },
    retry: (jobId) => {
      const { path, priority, sampling } = requireJob(jobId);
      return catalog.addJob({ path, priority, sampling });
    },
  };
};
