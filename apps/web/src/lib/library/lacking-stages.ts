import type { Stage, VideoSummary } from '@frameseek/core';

/** Stages that listen; all others look. */
const LISTENING: ReadonlySet<Stage> = new Set(['speech', 'sound', 'speakers']);

/** The stages that this file has something for and that were not done: a film without sound lacks nothing by having no speech. */
export const lackingStages = ({ stages, hasVideo, hasAudio }: Pick<VideoSummary, 'stages' | 'hasVideo' | 'hasAudio'>): readonly Stage[] =>
  stages.flatMap(({ stage, state }) => (state !== 'done' && (LISTENING.has(stage) ? hasAudio : hasVideo) ? [stage] : []));
