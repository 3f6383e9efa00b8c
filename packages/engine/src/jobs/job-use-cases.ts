import { Fault, type Job } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Engine } from '../engine.ts';
import type { IndexTimes } from './index-times.ts';
import { hasEnded, type WorkQueue } from './work-queue.ts';

/** What works on jobs here. */
interface JobWork {
  readonly queue: WorkQueue<Job>;
  readonly times: IndexTimes;
}

/** What is done with jobs, whoever works on them. */
export const jobUseCases = ({ catalog }: EngineParts, { queue, times }: JobWork): Pick<Engine, 'jobs' | 'cancel' | 'cancelAll' | 'retry' | 'pauseJobs' | 'areJobsPaused' | 'jobsRest' | 'workNow'> => {
  const requireJob = (id: string): Job => {
    const job = catalog.job(id);
    if (job === undefined) throw new Fault('library/unknown-job', { id });
    return job;
  };
  const cancel = (job: Job): void => {
    if (hasEnded(job)) return;
    // The catalog is told first: a worker in another process hears of it at its next heartbeat.
    catalog.updateJob(job.id, { state: 'cancelled' });
    // It ends by itself; a failure of the catalog on the way shows at the next call.
    queue.stop(job.id).catch(() => undefined);
  };
  return {
    jobs: (options) => catalog.jobs(options),
    cancel: (jobId) => cancel(requireJob(jobId)),
    cancelAll: () => {
      for (const job of catalog.jobs({ limit: Number.MAX_SAFE_INTEGER })) cancel(job);
    },
    pauseJobs: (isPaused) => catalog.pauseJobs(isPaused),
    areJobsPaused: () => catalog.areJobsPaused(),
    jobsRest: () => times.rest(),
    workNow: () => times.workNow(),
    retry: (jobId) => {
      const { path, priority, sampling } = requireJob(jobId);
      return catalog.addJob({ path, priority, sampling });
    },
  };
};
