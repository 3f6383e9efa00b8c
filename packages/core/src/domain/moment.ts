import type { Span } from '../time/span.ts';
import type { Modality } from './modality.ts';
import type { Transcript } from './transcript.ts';
import type { PlacedLine } from './screen-text.ts';
import type { VideoId } from './video.ts';

/**
 * What a search returns (video moment retrieval, Anne Hendricks et al. 2017): a span to play, with the hits that argue
 * for it, best first. `score` 0 to 1.
 */
export interface Moment extends Span {
  readonly videoId: VideoId;
  readonly score: number;
  readonly hits: readonly MomentHit[];
}

/** Why a moment matched: one hit, as shown to people. `at` in seconds, `score` 0 to 1. */
export interface MomentHit {
  readonly modality: Modality;
  readonly at: number;
  readonly score: number;
  readonly text?: string;
  /** BCP 47 code of what is said, where the transcript names it. */
  readonly language?: string;
  /** Where what is said comes from, where several sources have it. */
  readonly sources?: readonly Transcript['source'][];
  /** Of what is written in the picture: the lines that match, with their places. */
  readonly lines?: readonly PlacedLine[];
}
