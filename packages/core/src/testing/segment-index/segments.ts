import type { EmbeddingSpace } from '../../domain/embedding.ts';
import type { Modality } from '../../domain/modality.ts';
import { segmentId } from '../../domain/segment-id.ts';
import type { EmbeddedSegment, Segment, SegmentFilter } from '../../domain/segment.ts';

/** Small spaces for contract suites; `WIDE` has another dimension. */
export const COLOURS: EmbeddingSpace = { id: 'colours-v1', dimensions: 4 };
/** A space of another number of dimensions. */
export const WIDE: EmbeddingSpace = { id: 'wide_2.0', dimensions: 8 };

/** Every segment may be found. */
export const NO_FILTER: SegmentFilter = {};

/** What may be said about a segment made for a test; the rest follows. */
interface SegmentSketch {
  readonly videoId?: string;
  readonly modality?: Modality;
  readonly start?: number;
  readonly end?: number;
  readonly text?: string;
  readonly generation?: number;
}

/** A segment in the index of words. */
export const wordSegment = (text: string, { videoId = 'video-a', modality = 'speech', start = 0, end = start + 2, generation = 0 }: SegmentSketch = {}): Segment => ({
  id: segmentId({ videoId, space: 'words', modality, start, generation }), videoId, modality, start, end, at: start, text,
  ...(generation > 0 && { generation }),
});

/** A segment with a vector; the numbers are scaled to unit length. */
export const vectorSegment = (
  space: EmbeddingSpace,
  numbers: readonly number[],
  { videoId = 'video-a', modality = 'visual', start = 0, end = start + 2, text, generation = 0 }: SegmentSketch = {},
): EmbeddedSegment => ({
  id: segmentId({ videoId, space: space.id, modality, start, generation }),
  videoId, modality, start, end, at: start + 0.5,
  ...(text === undefined ? {} : { text }),
  ...(generation > 0 && { generation }),
  vector: unit(numbers),
});

/** The numbers as a vector of length 1. */
export const unit = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (value) => value / length);
};
