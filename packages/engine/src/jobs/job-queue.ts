import { isFaultOf, type Job } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { ingest } from '../indexing/ingest.ts';
import { isOwnPath, removeFile } from '../library/own-files.ts';
import { createProgressStore } from './progress-store.ts';
import { storeIsBack } from './keep-whole.ts';
import { retry } from '../concurrency/retry.ts';
import { createKeyedMutex } from '../concurrency/keyed-mutex.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** The queue of videos to be indexed. */
export const createJobQueue = (parts: LibraryParts): WorkQueue<Job> => {
  const { catalog, settings, telemetry } = parts;
  const mutex = createKeyedMutex();
  return createWorkQueue({
    name: 'jobs',
    telemetry,
    concurrency: settings.concurrency,
    claim: (worker, leaseMs) => catalog.claimJob(worker, leaseMs),
    find: (id) => catalog.job(id),
    update: (id, change) => catalog.updateJob(id, change),
    outage: { isOne: (error) => isFaultOf(error, 'store/unavailable'), isOver: (options) => storeIsBack(parts, options) },
    begin: (job) => {
      const progress = createProgressStore();
      const onVideo = (videoId: string): void => catalog.updateJob(job.id, { videoId });
      return {
        heartbeat: (worker) => catalog.heartbeatJob(job.id, worker, progress.entries()),
        run: async ({ signal }) => {
          try {
            await retry(() => ingest(parts, job, { signal, report: progress.note, onVideo, mutex }), { signal, telemetry });
          } catch (error) {
            if (isFaultOf(error, 'media/unreadable') || isFaultOf(error, 'file/empty')) await removeUseless(parts, job);
            throw error;
          }
        },
      };
    },
  });
};

/** An upload that is no video is no use to anybody, and no video leads to it: its job tells what was wrong with it. */
const removeUseless = async ({ catalog, settings }: LibraryParts, { path }: Job): Promise<void> => {
  if (isOwnPath(settings.uploadsFolder, path) && !catalog.videos().some((video) => video.path === path)) await removeFile(path);
};
