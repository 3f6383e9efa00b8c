import type { VideoContext } from '../indexing/ingest-context.ts';

/** Seconds of a video. Where the container does not say how long it is, the pass over the picture does. */
export const durationOf = ({ parts: { catalog }, video: { id, probe } }: Pick<VideoContext, 'parts' | 'video'>): number =>
  probe.duration > 0 ? probe.duration : catalog.scan(id)?.duration ?? 0;
