import type { Span } from '../time/span.ts';

/** Something that is heard for a while. */
export interface SoundEvent extends Span {
  /** As the model that heard it calls it: a class of AudioSet (Gemmeke et al. 2017), such as `Applause` or `Gunshot, gunfire`. */
  readonly label: string;
  /** How sure it is where it is surest, 0 to 1. */
  readonly score: number;
}

/** How surely each label is heard in one cell of a grid over the time line. */
export interface SoundScores extends Span {
  /** 0 to 1, in the order of the model's labels; several may be heard at once. */
  readonly scores: Float32Array;
}
