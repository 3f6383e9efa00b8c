import type { VideoSummary } from '@frameseek/core';

/** Whether a tagger has heard something in any of the videos. */
export const holdsSounds = (videos: readonly Pick<VideoSummary, 'stages'>[]): boolean =>
  videos.some(({ stages }) => stages.some(({ stage, state, count }) => stage === 'sound' && state === 'done' && count > 0));
