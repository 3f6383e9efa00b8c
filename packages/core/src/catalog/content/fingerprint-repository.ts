import type { VideoId } from '../../domain/video.ts';
import type { Span } from '../../time/span.ts';

/** The perceptual fingerprint of the keyframe at `at` seconds, as `perceptualFingerprint` makes it. */
interface KeyframeFingerprint {
  readonly at: number;
  readonly fingerprint: Uint8Array;
}

/** Remembers what the keyframes of a video look like at a glance. */
export interface FingerprintRepository {
  /** Adds those of some keyframes; one at the same time is replaced. */
  putFingerprints(id: VideoId, fingerprints: readonly KeyframeFingerprint[]): void;
  /** Removes those of all other times. */
  keepFingerprints(id: VideoId, times: readonly number[]): void;
  /** Those within the span, ascending in time. */
  fingerprints(id: VideoId, within: Span): readonly KeyframeFingerprint[];
}
