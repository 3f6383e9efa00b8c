import type { Engine } from '@frameseek/runtime';
import type { Abortable, VideoId } from '@frameseek/core';

/** Jobs that are looked through for that of a video: it is the newest. */
const JOBS = 100;

/** Works on what was just queued for a video until that is done. Rejects with its `AbortError`. */
export const finishVideo = async (engine: Engine, id: VideoId, { signal }: Abortable): Promise<void> => {
  const { path } = engine.record(id);
  const jobs = engine.jobs({ limit: JOBS }).filter((job) => job.state === 'queued' && (job.videoId === id || job.path === path));
  if (jobs.length > 0) await engine.finish(jobs.map((job) => job.id), { signal, report: () => undefined });
};
