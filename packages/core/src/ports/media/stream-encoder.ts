import type { Probe } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** Where a stream begins. */
export interface StreamOptions extends Abortable {
  readonly probe: Probe;
  /** Number of the segment to begin with; segment `n` begins at `n * HLS_SEGMENT_SECONDS`. */
  readonly from: number;
}

/** Fragmented MP4 (ISO/IEC 14496-12): the head that all segments need (its number is -1), then the segments. */
export interface HlsSegment {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** Encodes videos that browsers do not play as they are. */
export interface StreamEncoder {
  /** The video in H.264 and AAC, encoded as it is pulled; the process ends with the reading. */
  stream(path: string, options: StreamOptions): AsyncIterable<HlsSegment>;
}
