import type { Stage, VideoSummary } from '@frameseek/core';

/** Whether a stage has made something of any of the videos: sounds that are heard, objects that are seen. */
export const holdsMade = (videos: readonly Pick<VideoSummary, 'stages'>[], wanted: Stage): boolean =>
  videos.some(({ stages }) => stages.some(({ stage, state, count }) => stage === wanted && state === 'done' && count > 0));
