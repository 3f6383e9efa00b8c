import { isFault, type Abortable, type VideoId } from '@frameseek/core';
import { requireRecord, requireVideo } from '../library/require-video.ts';
import { viewRemovedVideos, type RemovedVideoView } from '../library/video-views.ts';
import type { LibraryParts } from '../library-parts.ts';
import { queueVideo } from './queue-video.ts';
import { removeVideo, stopWork, type VideoWorkers } from './remove-video.ts';

/** A video in the trash, and when it goes for good. */
interface TrashedVideo extends RemovedVideoView {
  /** ISO 8601. */
  readonly goneAt: string;
}

/** What is done with videos that were removed, but not for good. */
export interface TrashUseCases {
  /** The last removed first. */
  trash(): readonly TrashedVideo[];
  /** Stops all work on a video and puts it into the trash: nothing finds it there, and its file, its index and what people said of it stay. Throws `library/unknown-video`. */
  discard(id: VideoId, options: Abortable): Promise<void>;
  /** Takes it out again, as it was; what is not done of it is queued. Throws `library/unknown-video`. */
  restore(id: VideoId): Promise<void>;
  /** Removes everything in it for good, before its time; how many were removed. A file that cannot be deleted now keeps its video there. */
  emptyTrash(options: Abortable): Promise<number>;
}

/** Days that a video stays in the trash. */
const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** The trash, in which videos are kept for thirty days. `emptyExpired` removes those for good whose time is over; a file that cannot be deleted now is tried again. */
export const trashUseCases = (parts: LibraryParts, workers: VideoWorkers): TrashUseCases & { emptyExpired(options: Abortable): Promise<void> } => {
  const trash = (): readonly TrashedVideo[] =>
    viewRemovedVideos(parts).map((video) => ({ ...video, goneAt: new Date(Date.parse(video.removedAt) + DAYS * DAY_MS).toISOString() }));
  const removeForGood = async (videos: readonly TrashedVideo[], { signal }: Abortable): Promise<number> => {
    let removed = 0;
    for (const { id } of videos) {
      await removeVideo(parts, id, { ...workers, signal }).then(() => { removed += 1; }, (error: unknown) => {
        if (!isFault(error)) throw error;
        parts.telemetry.log('warn', 'trash.kept', { videoId: id, error });
      });
    }
    return removed;
  };
  return {
    trash,
    discard: async (id, { signal }) => {
      await stopWork(parts, requireVideo(parts, id), { ...workers, signal });
      parts.catalog.setRemoved(id, new Date().toISOString());
    },
    restore: async (id) => {
      if (requireRecord(parts, id).removedAt === undefined) return;
      parts.catalog.setRemoved(id, undefined);
      await queueVideo(parts, id);
    },
    emptyTrash: (options) => removeForGood(trash(), options),
    emptyExpired: async (options) => {
      const now = new Date().toISOString();
      await removeForGood(trash().filter(({ goneAt }) => goneAt <= now), options);
    },
  };
};
