import type { Span } from '../time/span.ts';

/** A stretch in which one person speaks. */
export interface SpeakerTurn extends Span {
  /** The number of the speaker in this video. */
  readonly speaker: number;
}

/** A voice of a video: somebody who speaks in it. */
export interface Speaker {
  /** Counted from 1, in the order in which they are first heard. */
  readonly number: number;
  /** Who that is, where people said so. */
  readonly name?: string;
  /** Who that is not, though the voices sound the same, as people said. */
  readonly isNot?: readonly string[];
  /** The mean of what the model made of the voice, of length 1. */
  readonly voice: readonly number[];
}

/** Who speaks when in a video. */
export interface Speakers {
  /** The model whose vectors the voices are: only those of one model can be compared. */
  readonly model: string;
  /** The cosine from which that model takes two vectors for one voice. */
  readonly sameVoice: number;
  readonly speakers: readonly Speaker[];
  /** In ascending time. */
  readonly turns: readonly SpeakerTurn[];
}

/** What a speaker is called: by name, or by number. */
export const speakerName = ({ number, name }: Pick<Speaker, 'number' | 'name'>): string => name ?? `Speaker ${number}`;
