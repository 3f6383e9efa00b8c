import type { Span } from '../time/span.ts';
import type { Embedding } from './embedding.ts';
import type { Modality } from './modality.ts';
import type { VideoId } from './video.ts';

/** The indexed unit: a span of one video in one modality. `at` is the time of its keyframe, or its start, in seconds. */
export interface Segment extends Span {
  readonly id: string;
  readonly videoId: VideoId;
  readonly modality: Modality;
  readonly at: number;
  /** The words said, read or written about it; absent for visual segments. */
  readonly text?: string;
  /** Which making of this video's segments of this modality it belongs to, counted from 1; absent: 0, from before they were counted. */
  readonly generation?: number;
}

/** All segments of one video in one modality that were made together: a new generation is written beside the one that answers. */
export interface GenerationKey {
  readonly videoId: VideoId;
  readonly modality: Modality;
  readonly generation: number;
}

/** A segment with its vector, of unit length. */
export interface EmbeddedSegment extends Segment {
  readonly vector: Embedding;
}

/** Which segments a search may return. Absent means no limit. */
export interface SegmentFilter {
  readonly videoIds?: readonly VideoId[];
  readonly modalities?: readonly Modality[];
  /** Only segments that overlap this span of their video. */
  readonly within?: Span;
  /** Never segments of these generations: they are still being written, or have been replaced. */
  readonly without?: readonly GenerationKey[];
}

/** One segment with a score: higher is better, comparable only within one ranking. */
export interface Hit {
  readonly segment: Segment;
  readonly score: number;
}
