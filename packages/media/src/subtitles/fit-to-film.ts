import type { Cue } from '@frameseek/core';

/** Share of the lines that must begin within the film; with fewer they belong to another cut of it. */
const MIN_OVERLAP = 1 / 3;

/** Cues within a film, and what had to be left out. */
interface FittedCues {
  readonly cues: readonly Cue[];
  /** Lines that begin after its end. */
  readonly beyond: number;
  readonly isOfAnotherCut: boolean;
}

/** Cues cut at the end of the film (seconds; 0: not known, nothing is cut). */
export const fitToFilm = (cues: readonly Cue[], duration: number): FittedCues => {
  if (duration <= 0) return { cues, beyond: 0, isOfAnotherCut: false };
  const kept = cues.filter(({ start }) => start < duration).map((cue) => cutAt(cue, duration));
  return { cues: kept, beyond: cues.length - kept.length, isOfAnotherCut: kept.length < MIN_OVERLAP * cues.length };
};

const cutAt = (cue: Cue, duration: number): Cue => {
  if (cue.end <= duration) return cue;
  const words = cue.words?.filter(({ start }) => start < duration).map((word) => ({ ...word, end: Math.min(word.end, duration) }));
  return { ...cue, end: duration, ...(words !== undefined && { words }) };
};
