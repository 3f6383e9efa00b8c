import type { Stage, VideoSummary } from '@frameseek/core';

/** What everybody searches by. Objects, sounds and speakers are more than that: the parts of the server tell where one of them is off. */
const LOOKED_FOR: readonly Stage[] = ['shots', 'visual', 'text'];
const LISTENED_FOR: readonly Stage[] = ['speech'];

/** The stages that a file is found by, that it has something for, and that were not done: a film without sound lacks nothing by having no speech. */
export const lackingStages = ({ stages, hasVideo, hasAudio }: Pick<VideoSummary, 'stages' | 'hasVideo' | 'hasAudio'>): readonly Stage[] => {
  const wanted = [...(hasVideo ? LOOKED_FOR : []), ...(hasAudio ? LISTENED_FOR : [])];
  return stages.flatMap(({ stage, state }) => (state !== 'done' && wanted.includes(stage) ? [stage] : []));
};
