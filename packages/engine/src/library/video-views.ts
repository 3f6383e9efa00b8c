import { withSpeakers, type Catalog, type Cue, type Job, type ScreenText, type Shot, type SpriteSheet, type StageRecord, type Transcript, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from './require-video.ts';

/** A video as a list shows it. */
export interface VideoView extends VideoRecord {
  /** How each stage of its indexing ended, in the order of the stages. */
  readonly stages: readonly StageRecord[];
  /** The newest job of this video's file, if any. */
  readonly job?: Job;
}

/** A video with all that was found in it. */
export interface VideoDetail extends VideoView {
  readonly shots: readonly Shot[];
  /** Best first. */
  readonly transcripts: readonly Transcript[];
  readonly screenTexts: readonly ScreenText[];
  readonly sprite?: SpriteSheet;
}

/** Jobs that are looked through for the newest one of each video. */
const MAX_JOBS = 1_000;

/** All videos with their stages and their newest jobs, newest video first. */
export const viewVideos = (parts: EngineParts): readonly VideoView[] => {
  const [newest, stages] = [newestJobs(parts), everyStage(parts.catalog)];
  return parts.catalog.videos().map((video) => toView(video, newest, stages.get(video.id)));
};

interface KnownStages {
  readonly version: number;
  readonly stages: ReadonlyMap<VideoId, readonly StageRecord[]>;
}

const known = new WeakMap<Catalog, KnownStages>();

/** The stages of all videos, read anew once a video or a stage has changed: a library of 10,000 has 70,000 of them. */
const everyStage = (catalog: Catalog): KnownStages['stages'] => {
  // Asked before they are read: what changes in between is read again.
  const version = catalog.version();
  const last = known.get(catalog);
  if (last?.version === version) return last.stages;
  const stages = catalog.everyStage();
  known.set(catalog, { version, stages });
  return stages;
};

/** Those of these ids that are in the library, with their stages, without their jobs: what a list of jobs tells of them. */
export const viewVideosOf = ({ catalog }: EngineParts, ids: readonly VideoId[]): readonly VideoView[] => [...new Set(ids)].flatMap((id) => {
  const video = catalog.video(id);
  return video === undefined || video.removedAt !== undefined ? [] : [{ ...video, stages: catalog.stages(id) }];
});

/** A video in the trash. */
export interface RemovedVideoView extends VideoView {
  /** ISO 8601. */
  readonly removedAt: string;
}

/** The videos in the trash, the last removed first. */
export const viewRemovedVideos = (parts: EngineParts): readonly RemovedVideoView[] =>
  parts.catalog.everyVideo()
    .flatMap(({ removedAt, ...video }) => (removedAt === undefined ? [] : [{ ...toView(video, new Map(), parts.catalog.stages(video.id)), removedAt }]))
    .toSorted((a, b) => b.removedAt.localeCompare(a.removedAt));

/** All that is known of one video. Throws `library/unknown-video`. */
export const viewVideo = (parts: EngineParts, id: VideoId): VideoDetail => {
  const { catalog } = parts;
  const view = toView(requireVideo(parts, id), newestJobs(parts), catalog.stages(id));
  const sprite = catalog.sprite(id);
  return {
    ...view,
    shots: catalog.shots(id),
    transcripts: catalog.transcripts(id),
    screenTexts: catalog.screenTexts(id),
    ...(sprite === undefined ? {} : { sprite }),
  };
};

/** The cues of the best transcript. Throws `library/unknown-video`. */
export const videoCues = (parts: EngineParts, id: VideoId): readonly Cue[] => videoTranscript(parts, id)?.cues ?? [];

/** The best transcript, with the names of those who speak; undefined where nothing is said. Throws `library/unknown-video`. */
export const videoTranscript = (parts: EngineParts, id: VideoId): Transcript | undefined => {
  requireVideo(parts, id);
  const [best] = parts.catalog.transcripts(id);
  return best && { ...best, cues: withSpeakers(best.cues, parts.catalog.speakers(id)) };
};

type NewestJobs = ReadonlyMap<string, Job>;

/** By video id, and by path for jobs that do not know their video yet. */
const newestJobs = ({ catalog }: EngineParts): NewestJobs => {
  const newest = new Map<string, Job>();
  for (const job of catalog.jobs({ limit: MAX_JOBS })) {
    const key = job.videoId ?? job.path;
    if (!newest.has(key)) newest.set(key, job);
  }
  return newest;
};

const toView = (video: VideoRecord, newest: NewestJobs, stages: readonly StageRecord[] = []): VideoView => {
  const jobs = [newest.get(video.path), newest.get(video.id)].filter((job) => job !== undefined);
  const [job] = jobs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { ...video, stages, ...(job === undefined ? {} : { job }) };
};
