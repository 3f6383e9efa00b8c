import type { VideoId } from '../../domain/video.ts';

/** Remembers the tags that people gave videos. */
export interface TagRepository {
  /** Replaces all tags of this video. */
  setTags(id: VideoId, tags: readonly string[]): void;
}
