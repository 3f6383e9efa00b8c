import { setTimeout as sleep } from 'node:timers/promises';
import type { Abortable, Job, VideoId, VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { ownFiles, removeFile } from '../library/own-files.ts';
import { removeTraces } from '../library/remove-traces.ts';
import { requireRecord } from '../library/require-video.ts';
import { hasEnded, type WorkQueue } from './work-queue.ts';

/** What has to stop working on a video before it is removed. */
export interface VideoWorkers {
  readonly jobs: Pick<WorkQueue<Job>, 'isRunning' | 'stop'>;
  readonly tasks: { stop(id: VideoId): Promise<void> };
}

/** Jobs that are looked through for those of the video. */
const MAX_JOBS = 1_000;
/** Long enough for a worker in another process to hear of the cancellation and to finish its write. */
const OTHERS_STOP_MS = 1_000;

/** Stops all work on a video, then removes every trace of it, and its files where they are the library's own. Throws `library/unknown-video` and `file/forbidden`. */
export const removeVideo = async (parts: EngineParts, id: VideoId, workers: VideoWorkers & Abortable): Promise<void> => {
  await stopWork(parts, requireRecord(parts, id), workers);
  const own = ownFiles(parts, id);
  await removeTraces(parts, id, workers);
  for (const file of own) await removeFile(file);
};

/** Stops all jobs and tasks of a video, whichever process has them. */
export const stopWork = async (parts: EngineParts, { id, path }: Pick<VideoRecord, 'id' | 'path'>, { jobs, tasks, signal }: VideoWorkers & Abortable): Promise<void> => {
  const active = parts.catalog.jobs({ limit: MAX_JOBS })
    .filter((job) => !hasEnded(job) && (job.videoId === id || job.path === path));
  for (const job of active) {
    const elsewhere = job.state === 'running' && !jobs.isRunning(job.id);
    parts.catalog.updateJob(job.id, { state: 'cancelled' });
    await jobs.stop(job.id);
    if (elsewhere) await sleep(OTHERS_STOP_MS, undefined, { signal });
  }
  await tasks.stop(id);
};
