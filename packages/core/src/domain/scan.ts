import type { Span } from '../time/span.ts';

/** All sampling strategies. */
export const SAMPLING_STRATEGIES = ['adaptive', 'uniform', 'keyframe', 'dense', 'sparse'] as const;

/**
 * Which frames represent a video. `adaptive`: as many as the picture changes; `uniform`: one every few seconds;
 * `keyframe`: the codec's I-frames; `dense`: several a second; `sparse`: one a shot.
 */
export type SamplingStrategy = (typeof SAMPLING_STRATEGIES)[number];

/** The run of frames between two cuts. `index` counts from 0 within its video. */
export interface Shot extends Span {
  readonly index: number;
}

/**
 * A place in the video where a keyframe may be taken, from the cheap first pass.
 * `change` says how much the picture differs from the candidate before it (0 same, 1 nothing in common).
 */
export interface FrameCandidate {
  readonly at: number;
  /** An I-frame: it is decoded without any other. */
  readonly intra: boolean;
  readonly change: number;
  /** Mean brightness 0 to 1, and its standard deviation: black and blank frames have a `spread` near 0. */
  readonly brightness: number;
  readonly spread: number;
}

/** What the first pass over the picture found: shots and candidates ascending in time. */
export interface ScanResult {
  readonly shots: readonly Shot[];
  readonly candidates: readonly FrameCandidate[];
  /** Seconds of picture that could really be read; less than the container says when the file is cut short. */
  readonly duration: number;
  /**
   * Stretches throughout which one picture is shown, as the sizes of coded frames tell, ascending: what one of their frames shows, all
   * show, the one at `end` among them. Absent: not known.
   */
  readonly held?: readonly Span[];
}
