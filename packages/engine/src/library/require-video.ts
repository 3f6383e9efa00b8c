import { Fault, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** What the catalog knows of a video. Throws `library/unknown-video`. */
export const requireVideo = ({ catalog }: Pick<EngineParts, 'catalog'>, id: VideoId): VideoRecord => {
  const video = catalog.video(id);
  if (video === undefined) throw new Fault('library/unknown-video', { id });
  return video;
};
