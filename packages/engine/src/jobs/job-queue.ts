import type { Job } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { ingest } from '../indexing/ingest.ts';
import { createProgressStore } from './progress-store.ts';
import { retry } from '../concurrency/retry.ts';
import { createKeyedMutex } from '../concurrency/keyed-mutex.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** The queue of videos to be indexed. */
export const createJobQueue = (parts: EngineParts): WorkQueue<Job> => {
  const { catalog, settings, telemetry } = parts;
  const mutex = createKeyedMutex();
  return createWorkQueue({
    name: 'jobs',
    telemetry,
    concurrency: settings.concurrency,
    claim: (worker, leaseMs) => catalog.claimJob(worker, leaseMs),
    find: (id) => catalog.job(id),
    update: (id, change) => catalog.updateJob(id, change),
    begin: (job) => {
      const progress = createProgressStore();
      const onVideo = (videoId: string): void => catalog.updateJob(job.id, { videoId });
      return {
        heartbeat: (worker) => catalog.heartbeatJob(job.id, worker, progress.entries()),
        run: ({ signal }) => retry(() => ingest(parts, job, { signal, report: progress.note, onVideo, mutex }), { signal, telemetry }),
      };
    },
  });
};
