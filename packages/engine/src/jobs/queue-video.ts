import { SAMPLING_STRATEGIES, type VideoId } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { isFile } from '../library/is-file.ts';

/** Queues a video whose file is there, by the strategy that it was indexed by. */
export const queueVideo = async ({ catalog, settings }: LibraryParts, id: VideoId): Promise<void> => {
  const video = catalog.video(id);
  if (video === undefined || !(await isFile(video.path))) return;
  const by = catalog.stages(id).find(({ stage }) => stage === 'shots')?.by;
  catalog.addJob({ path: video.path, priority: 0, sampling: SAMPLING_STRATEGIES.find((strategy) => strategy === by) ?? settings.sampling });
};
