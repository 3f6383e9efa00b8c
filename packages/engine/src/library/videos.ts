import { Fault, type Cue, type Job, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { VideoDetail, VideoView } from './video-view.ts';

/** Jobs that are looked through for the newest one of each video. */
const JOBS_SEEN = 1_000;

export const requireVideo = ({ catalog }: EngineParts, id: VideoId): VideoRecord => {
  const video = catalog.video(id);
  if (video === undefined) throw new Fault('library/unknown-video', { id });
  return video;
};

/** All videos with their stages and their newest jobs. */
export const viewVideos = (parts: EngineParts): readonly VideoView[] => {
  const newest = newestJobs(parts);
  return parts.catalog.videos().map((video) => toView(parts, video, newest));
};

export const videoDetail = (parts: EngineParts, id: VideoId): VideoDetail => {
  const { catalog } = parts;
  const view = toView(parts, requireVideo(parts, id), newestJobs(parts));
  const sprite = catalog.sprite(id);
  return {
    ...view,
    shots: catalog.shots(id),
    transcripts: catalog.transcripts(id),
    screenTexts: catalog.screenTexts(id),
    ...(sprite === undefined ? {} : { sprite }),
  };
};

/** The cues of the best transcript. */
export const videoCues = (parts: EngineParts, id: VideoId): readonly Cue[] => {
  requireVideo(parts, id);
  return parts.catalog.transcripts(id)[0]?.cues ?? [];
};

type NewestJobs = ReadonlyMap<string, Job>;

/** By video id, and by path for jobs that do not know their video yet. */
const newestJobs = ({ catalog }: EngineParts): NewestJobs => {
  const newest = new Map<string, Job>();
  for (const job of catalog.jobs({ limit: JOBS_SEEN })) {
    const key = job.videoId ?? job.path;
    if (!newest.has(key)) newest.set(key, job);
  }
  return newest;
};

const toView = ({ catalog }: EngineParts, video: VideoRecord, newest: NewestJobs): VideoView => {
  const jobs = [newest.get(video.path), newest.get(video.id)].filter((job) => job !== undefined);
  const [job] = jobs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { ...video, stages: catalog.stages(video.id), ...(job === undefined ? {} : { job }) };
};
