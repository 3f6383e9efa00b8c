import { basename, extname } from 'node:path';
import { shownPath, type Job, type JobView } from '@frameseek/core';
import type { VideoView } from '@frameseek/runtime';
import { stageStatuses } from './stage-status.ts';

/** Jobs as they travel over HTTP, each with the title and the stages of the video it works on. */
export const jobViews = (jobs: readonly Job[], videos: readonly VideoView[]): JobView[] => {
  const byId = new Map(videos.map((video) => [video.id, video]));
  return jobs.map((job) => jobView(job, job.videoId === undefined ? undefined : byId.get(job.videoId)));
};

/** `video` is what the job works on, once that is known. */
const jobView = (job: Job, video: VideoView | undefined): JobView => ({
  id: job.id,
  path: job.path,
  title: video?.title ?? fileTitle(job),
  state: job.state,
  priority: job.priority,
  attempts: job.attempts,
  createdAt: job.createdAt,
  stages: stageStatuses({ records: video?.stages ?? [], job, now: Date.now() }),
  ...(job.videoId !== undefined && { videoId: job.videoId }),
  ...(job.fault !== undefined && { fault: job.fault }),
  ...(job.startedAt !== undefined && { startedAt: job.startedAt }),
  ...(job.endedAt !== undefined && { endedAt: job.endedAt }),
});

/** A file is called as its video will be; one that did not become a video by its whole name. */
const fileTitle = ({ path, state }: Job): string => shownPath(state === 'failed' || state === 'cancelled' ? basename(path) : basename(path, extname(path)));
