import { playbackOf, type Job, type VideoDetail as WireDetail, type VideoSummary } from '@frameseek/core';
import type { VideoDetail, VideoView } from '@frameseek/runtime';
import { stageStatuses } from './stage-status.ts';

/** A video of the engine as it travels over HTTP. */
export const videoSummary = (video: VideoView): VideoSummary => {
  const { id, title, path, sizeBytes, addedAt, probe, job, stages } = video;
  const fault = faultOf(job);
  return {
    id,
    title,
    path,
    sizeBytes,
    addedAt,
    duration: probe?.duration ?? 0,
    state: stateOf(video),
    hasVideo: probe?.video !== undefined,
    hasAudio: (probe?.audio.length ?? 0) > 0,
    ...(probe?.video !== undefined && { width: probe.video.width, height: probe.video.height }),
    tags: [...(video.tags ?? [])],
    ...(video.colour !== undefined && { colour: video.colour }),
    ...(probe?.recordedAt !== undefined && { recordedAt: probe.recordedAt }),
    ...(probe?.location?.place !== undefined && { place: probe.location.place }),
    ...(probe?.location !== undefined && { location: { latitude: probe.location.latitude, longitude: probe.location.longitude } }),
    stages: stageStatuses({ records: stages, job, now: Date.now() }),
    ...(fault !== undefined && { fault }),
    ...(video.missing === true && { missing: true }),
    ...(video.copies !== undefined && { copies: [...video.copies] }),
  };
};

/** The same with its shots, its transcripts and how a browser plays it. */
export const videoDetail = (video: VideoDetail): WireDetail => ({
  ...videoSummary(video),
  ...(video.probe !== undefined && { probe: video.probe }),
  playback: playbackOf(video.probe, video.path),
  shots: video.shots.map(({ index, start, end }) => ({ index, start, end })),
  transcripts: video.transcripts.map(({ source, language, kind, soundTrack, cues }) => ({
    source,
    cues: cues.length,
    ...(language !== undefined && { language }),
    ...(kind !== undefined && { kind }),
    ...(soundTrack !== undefined && { soundTrack }),
  })),
  ...(video.soundTrack !== undefined && { soundTrack: video.soundTrack }),
  ...(video.sprite !== undefined && { sprite: video.sprite }),
});

const stateOf = ({ job, stages }: VideoView): VideoSummary['state'] => {
  const state = job?.state;
  switch (state) {
    case 'running':
      return 'indexing';
    case 'queued':
      return 'queued';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return stages.some((record) => record.stage !== 'probe' && record.state === 'done') ? 'ready' : 'failed';
    case 'done':
    case undefined:
      return 'ready';
    default:
      return state satisfies never;
  }
};

const faultOf = (job: Job | undefined): VideoSummary['fault'] =>
  job?.state === 'cancelled' ? { code: 'job/cancelled', message: 'Indexing was stopped. Start it again to search all of it.' } : job?.fault;
