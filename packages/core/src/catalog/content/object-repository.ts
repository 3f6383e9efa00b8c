import type { ObjectTrack } from '../../domain/object-track.ts';
import type { VideoId } from '../../domain/video.ts';

/** A track, and the video in which it is seen. */
export interface FoundTrack extends ObjectTrack {
  readonly videoId: VideoId;
}

/** Which tracks are looked for. */
interface TrackSearch {
  /** Absent: of whatever class. */
  readonly labels?: readonly string[];
  /** Absent: in all videos. */
  readonly videoIds?: readonly VideoId[];
  readonly limit: number;
}

/** Remembers which things are seen where and when in videos. */
export interface ObjectRepository {
  /** Replaces all tracks of this video. */
  putObjectTracks(id: VideoId, tracks: readonly ObjectTrack[]): void;
  /** The tracks of a video by their numbers; those of one class alone where it is named. */
  objectTracks(id: VideoId, label?: string): readonly ObjectTrack[];
  /** All classes that are seen in any video, those with the most tracks first. */
  objectLabels(): readonly string[];
  /** Tracks of one of the classes, the surest first. */
  tracksOf(search: TrackSearch): readonly FoundTrack[];
}
