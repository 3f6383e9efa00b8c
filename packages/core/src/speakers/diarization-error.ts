import type { SpeakerTurn } from '../domain/speaker.ts';
import { overlaps, type Span } from '../time/span.ts';

/** How wrong it was told who speaks when: each as a share of the time in which somebody speaks. */
export interface DiarizationError {
  /** All three together, which may be more than 1. */
  readonly rate: number;
  /** Somebody speaks, and nobody was told. */
  readonly missed: number;
  /** Somebody was told, and nobody speaks. */
  readonly falseAlarm: number;
  /** Another one speaks. */
  readonly confused: number;
}

/** Seconds around each boundary that do not count (NIST Rich Transcription, as in `md-eval`). */
const COLLAR = 0.25;

/**
 * The diarization error rate (NIST 2009) of one speaker at a time, under the assignment of speakers that is best for it; `collar` seconds
 * around the true boundaries do not count.
 */
export const diarizationError = (truth: readonly SpeakerTurn[], told: readonly SpeakerTurn[], collar = COLLAR): DiarizationError => {
  const unscored = truth.flatMap(({ start, end }) => [start, end]).map((at): Span => ({ start: at - collar, end: at + collar }));
  const edges = [...new Set([...truth, ...told, ...unscored].flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const cells = edges.slice(0, -1).map((start, index) => ({ start, end: edges[index + 1] ?? start }))
    .filter((cell) => !unscored.some((one) => overlaps(one, cell)))
    .map((cell) => ({ seconds: cell.end - cell.start, is: at(truth, cell), told: at(told, cell) }));
  const sum = (those: (cell: (typeof cells)[number]) => boolean): number => cells.filter(those).reduce((total, { seconds }) => total + seconds, 0);
  const spoken = sum(({ is }) => is !== undefined);
  const share = (seconds: number): number => (spoken === 0 ? 0 : seconds / spoken);
  const [missed, falseAlarm] = [share(sum((cell) => cell.is !== undefined && cell.told === undefined)), share(sum((cell) => cell.is === undefined && cell.told !== undefined))];
  const both = sum((cell) => cell.is !== undefined && cell.told !== undefined);
  const right = bestAssignment([...new Set(truth.map(({ speaker }) => speaker))], [...new Set(told.map(({ speaker }) => speaker))], (a, b) => sum((cell) => cell.is === a && cell.told === b));
  const confused = share(both - right);
  return { rate: missed + falseAlarm + confused, missed, falseAlarm, confused };
};

const at = (turns: readonly SpeakerTurn[], cell: Span): number | undefined => turns.find((turn) => overlaps(turn, cell))?.speaker;

/** The most seconds that agree where each speaker of the one is at most one of the other. Looks at every assignment: for a handful of speakers. */
const bestAssignment = (truth: readonly number[], told: readonly number[], seconds: (is: number, told: number) => number): number => {
  const [speaker, ...others] = truth;
  if (speaker === undefined) return 0;
  const without = bestAssignment(others, told, seconds);
  return Math.max(without, ...told.map((one) => {
    const agreed = seconds(speaker, one);
    return agreed === 0 ? 0 : agreed + bestAssignment(others, told.filter((other) => other !== one), seconds);
  }));
};
