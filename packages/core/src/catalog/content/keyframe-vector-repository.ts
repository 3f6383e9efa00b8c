import type { Segment } from '../../domain/segment.ts';
import type { VideoId } from '../../domain/video.ts';

/**
 * All keyframes of one video in one space: the segments ascending in time, their vectors one after the other, each number
 * a byte times the scale of its row. The cosine is off by less than 0.002, and they take a quarter of the room.
 */
export interface KeyframeVectors {
  readonly segments: readonly Segment[];
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
}

/** Which vectors of a video: those of one space, as they were when what is seen was recorded as done (`StageRecord.at`). */
export interface KeyframeVectorsKey {
  readonly space: string;
  readonly madeAt: string;
}

/**
 * Remembers the vectors of keyframes in few bytes beside the store, which takes ten times as long to give all of one video:
 * a search wants those of its best videos, to see where their moments begin and end.
 */
export interface KeyframeVectorRepository {
  /** Replaces those of this video in this space, whenever they were made. */
  putKeyframeVectors(id: VideoId, key: KeyframeVectorsKey, vectors: KeyframeVectors): void;
  /** Undefined where none are kept, or others than those asked for. */
  keyframeVectors(id: VideoId, key: KeyframeVectorsKey): KeyframeVectors | undefined;
}
