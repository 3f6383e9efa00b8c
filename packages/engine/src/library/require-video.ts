import { Fault, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

type WithCatalog = Pick<EngineParts, 'catalog'>;

/** What the catalog knows of a video of the library. Throws `library/unknown-video`, also for one in the trash. */
export const requireVideo = (parts: WithCatalog, id: VideoId): VideoRecord => {
  const video = videoInLibrary(parts, id);
  if (video === undefined) throw new Fault('library/unknown-video', { id });
  return video;
};

/** What the catalog knows of a video, in the library or in the trash. Throws `library/unknown-video`. */
export const requireRecord = ({ catalog }: WithCatalog, id: VideoId): VideoRecord => {
  const video = catalog.video(id);
  if (video === undefined) throw new Fault('library/unknown-video', { id });
  return video;
};

/** The video, unless it is not there or in the trash. */
export const videoInLibrary = ({ catalog }: WithCatalog, id: VideoId): VideoRecord | undefined => {
  const video = catalog.video(id);
  return video?.removedAt === undefined ? video : undefined;
};
