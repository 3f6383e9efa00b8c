import { v5 } from 'uuid';
import type { Modality } from './modality.ts';
import type { VideoId } from './video.ts';

/** The namespace of our segment ids; any fixed UUID does, it only must never change. */
const NAMESPACE = '7d0f6f0e-9c1b-5c6a-8f55-1f6c0d6f7a52';

/** What a segment id is made from. `space` is the embedding space's id, or `words` in the word index. */
export interface SegmentKey {
  readonly videoId: VideoId;
  readonly space: string;
  readonly modality: Modality;
  readonly start: number;
  /** As in a segment: absent is 0. */
  readonly generation?: number;
}

/**
 * A UUID (RFC 9562, version 5) that depends on nothing but the key: indexing again overwrites instead of doubling.
 * `start` counts in whole microseconds, so that the last bits of a float cannot make two ids of one moment.
 */
export const segmentId = ({ videoId, space, modality, start, generation = 0 }: SegmentKey): string =>
  v5(`${videoId}/${space}/${modality}/${Math.round(start * 1_000_000)}${generation === 0 ? '' : `/${generation}`}`, NAMESPACE);

/**
 * A UUID (version 5) for something of one library in a place that several libraries share, where the same film has the same
 * segment ids in each.
 */
export const idInLibrary = (library: string, name: string): string => v5(`${library}/${name}`, NAMESPACE);
