import { Fault } from '@frameseek/core';
import type { WriteContext } from './ingest-context.ts';

/**
 * Stops the write of a stage that was cancelled, or whose video was removed meanwhile, perhaps by another process. Throws
 * the signal's reason, or `library/unknown-video`.
 */
export const guardWrite = ({ parts, video, signal }: WriteContext): void => {
  signal.throwIfAborted();
  if (parts.catalog.video(video.id) === undefined) throw new Fault('library/unknown-video', { id: video.id });
};
