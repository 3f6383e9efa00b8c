import { fileName, shownPath, type FaultNote, type JobView, type StageStatus, type VideoSummary } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';

/** One card of the library: a video, a file on its way to become one, or both. */
export interface LibraryItem {
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly state: 'queued' | 'indexing' | 'ready' | 'failed' | 'cancelled';
  readonly stages: readonly StageStatus[];
  readonly video?: VideoSummary;
  readonly job?: JobView;
  readonly fault?: FaultNote;
}

/** Joins the videos with the jobs that work on them. Files without a video yet come first. */
export function libraryItems(videos: readonly VideoSummary[], jobs: readonly JobView[]): readonly LibraryItem[] {
  const newest = newestByPath(jobs);
  const known = new Set(videos.flatMap(({ id, path }) => [id, path]));
  const pending = newest.filter(({ state, path, videoId }) => state !== 'done' && !known.has(path) && !known.has(videoId ?? ''));
  // Ten thousand videos, and hundreds of jobs that change four times a second.
  const byName = new Map(newest.toReversed().flatMap((job) => [[job.path, job] as const, ...(job.videoId === undefined ? [] : [[job.videoId, job] as const])]));
  return [...pending.map(jobItem), ...videos.map((video) => videoItem(video, byName.get(video.id) ?? byName.get(video.path)))];
}

const newestByPath = (jobs: readonly JobView[]): readonly JobView[] => {
  const byPath = new Map<string, JobView>();
  for (const job of jobs) {
    const other = byPath.get(job.path);
    if (other === undefined || other.createdAt < job.createdAt) byPath.set(job.path, job);
  }
  return [...byPath.values()];
};

const JOB_STATE = { queued: 'queued', running: 'indexing', done: 'ready', failed: 'failed', cancelled: 'cancelled' } as const;

const jobItem = (job: JobView): LibraryItem => ({
  key: job.id,
  title: job.title,
  path: job.path,
  state: JOB_STATE[job.state],
  stages: job.stages,
  job,
  ...(job.fault ? { fault: job.fault } : {}),
});

/** The job tells the newest of a video while it waits or runs; the video itself tells how it ended. */
const videoItem = (video: VideoSummary, job: JobView | undefined): LibraryItem => {
  const active = job?.state === 'queued' || job?.state === 'running';
  return {
    key: video.id,
    title: video.title,
    path: video.path,
    state: active ? JOB_STATE[job.state] : job?.state === 'cancelled' && video.state !== 'ready' ? 'cancelled' : video.state,
    stages: active && job.stages.length > 0 ? job.stages : video.stages,
    video,
    ...(job ? { job } : {}),
    ...(!active && video.fault ? { fault: video.fault } : {}),
  };
};

/** The sentence that says why an item failed. */
export const failureReason = ({ fault, stages }: Pick<LibraryItem, 'fault' | 'stages'>, { t, known, failure }: Words = ENGLISH_WORDS): string => {
  if (fault !== undefined) return failure(fault);
  const note = stages.find(({ state }) => state === 'failed')?.note;
  return note === undefined ? t('The server gives no reason.') : known(note);
};

/** The same where it stands beside its name: the file is named, and not where on the server it lies. */
export const briefReason = (item: LibraryItem, words: Words = ENGLISH_WORDS): string => failureReason(item, words).replaceAll(shownPath(item.path), shownPath(fileName(item.path)));

/** How far the indexing of an item is, 0 to 1: the mean over its stages that are not off. */
export const overallProgress = (stages: readonly StageStatus[]): number => {
  const counted = stages.filter(({ state }) => state !== 'off');
  if (counted.length === 0) return 0;
  return counted.reduce((sum, status) => sum + stageProgress(status), 0) / counted.length;
};

/** How far one stage is, 0 to 1. */
export const stageProgress = ({ state, done, total }: StageStatus): number => {
  if (state === 'done' || state === 'failed') return 1;
  if (state !== 'running' || total === undefined || total <= 0) return 0;
  return Math.min(1, (done ?? 0) / total);
};
