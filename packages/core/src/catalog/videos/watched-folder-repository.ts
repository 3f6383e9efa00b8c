import type { VideoId } from '../../domain/video.ts';

/** Remembers which folders are followed, and which files are gone. */
export interface WatchedFolderRepository {
  /** In the order in which they were added. */
  watchedFolders(): readonly string[];
  /** Nothing changes for one that is there already. */
  addWatchedFolder(path: string): void;
  /** Whether it was there. */
  removeWatchedFolder(path: string): boolean;
  /** Marks a video whose file is not where it was, or is there again. Putting the video again takes the mark off, too. */
  setMissing(id: VideoId, isMissing: boolean): void;
}
