import { isFaultOf, type Job, type VideoId } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { ingest } from '../indexing/ingest.ts';
import { correctionsName, hasNewCorrections } from '../indexing/stages/corrected-words.ts';
import { isOwnPath, removeFile } from '../library/own-files.ts';
import type { IndexTimes } from './index-times.ts';
import { createProgressStore } from './progress-store.ts';
import { storeIsBack } from './keep-whole.ts';
import { retry } from '../concurrency/retry.ts';
import { createKeyedMutex } from '../concurrency/keyed-mutex.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** The queue of videos to be indexed. */
export const createJobQueue = (parts: LibraryParts, times: IndexTimes): WorkQueue<Job> => {
  const { catalog, settings, telemetry } = parts;
  const mutex = createKeyedMutex();
  const again = createCorrectionQueue(parts);
  return createWorkQueue({
    name: 'jobs',
    telemetry,
    get concurrency() { return settings.concurrency; },
    isResting: () => catalog.areJobsPaused() || times.rest() !== undefined,
    claim: (worker, leaseMs) => catalog.claimJob(worker, leaseMs, settings.stages),
    find: (id) => catalog.job(id),
    update: (id, change) => {
      // What others have to do waits for them.
      const isLeft = change.state === 'done' && (catalog.job(id)?.lacks ?? []).length > 0;
      catalog.updateJob(id, isLeft ? { state: 'queued' } : change);
      if (change.state === 'done' && !isLeft) again(id);
    },
    outage: { isOne: (error) => isFaultOf(error, 'store/unavailable'), isOver: (options) => storeIsBack(parts, options) },
    begin: (job) => {
      const progress = createProgressStore();
      const onVideo = (videoId: string): void => catalog.updateJob(job.id, { videoId });
      return {
        heartbeat: (worker) => catalog.heartbeatJob(job.id, worker, progress.entries()),
        run: async ({ signal }) => {
          try {
            const lacks = await retry(() => ingest(parts, job, { signal, report: progress.note, onVideo, mutex }), { signal, telemetry });
            if (settings.stages !== undefined || job.lacks !== undefined) catalog.updateJob(job.id, { lacks });
          } catch (error) {
            if (isFaultOf(error, 'media/unreadable') || isFaultOf(error, 'file/empty')) await removeUseless(parts, job);
            throw error;
          }
        },
      };
    },
  });
};

/**
 * Queues the video of a job that is done where somebody corrected its words while they were being entered: whoever corrects before the job is
 * done finds it running, and adds none. Once for each state of the corrections: words that cannot be entered now are not tried for ever.
 */
const createCorrectionQueue = (parts: LibraryParts): ((id: string) => void) => {
  const queued = new Map<VideoId, string>();
  return (id) => {
    const job = parts.catalog.job(id);
    if (job?.videoId === undefined) return;
    const context = { parts, video: { id: job.videoId } };
    const name = correctionsName(context);
    if (!hasNewCorrections(context) || queued.get(job.videoId) === name) return;
    queued.set(job.videoId, name);
    parts.catalog.addJob({ path: job.path, priority: job.priority, sampling: job.sampling });
  };
};

/** An upload that is no video is no use to anybody, and no video leads to it: its job tells what was wrong with it. */
const removeUseless = async ({ catalog, settings }: LibraryParts, { path }: Job): Promise<void> => {
  if (isOwnPath(settings.uploadsFolder, path) && !catalog.everyVideo().some((video) => video.path === path)) await removeFile(path);
};
