import { requireVideo } from '../library/require-video.ts';
import type { WriteContext } from './ingest-context.ts';

/**
 * Stops the write of a stage that was cancelled, or whose video was removed meanwhile, perhaps by another process. Throws
 * the signal's reason, or `library/unknown-video`.
 */
export const guardWrite = ({ parts, video, signal }: WriteContext): void => {
  signal.throwIfAborted();
  requireVideo(parts, video.id);
};
