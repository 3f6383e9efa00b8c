import { bestIou, distinctVideoRank, mean, meanReciprocalRank, momentRank, noMatchF1, quantile, recallAt, type Judgement } from './metrics.ts';
import type { Outcome } from './outcomes.ts';

/** The figures of one way of answering on one set of queries; shares are between 0 and 1. */
export interface Figures {
  readonly queries: number;
  readonly video1: number;
  readonly video5: number;
  readonly mrr: number;
  /** Recall of the moment: within the first 1, 5, 10 at an overlap (IoU) of 0.3, 0.5, 0.7. */
  readonly moment: Readonly<Record<MomentFigure, number>>;
  /** Overlap of the very first moment with what is labelled; 0 in a wrong video. */
  readonly meanIou: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const OVERLAPS = ['0.3', '0.5', '0.7'] as const;
const RANKS = ['1', '5', '10'] as const;
export type MomentFigure = `R@${(typeof RANKS)[number]} ${(typeof OVERLAPS)[number]}`;
export const MOMENT_FIGURES: readonly MomentFigure[] = OVERLAPS.flatMap((overlap) => RANKS.map((rank) => `R@${rank} ${overlap}` as const));

/** Figures of the labelled queries among the outcomes. */
export const figuresOf = (outcomes: readonly Outcome[]): Figures => {
  const labelled = outcomes.flatMap(({ labelled: truth, ...reply }) => (truth === undefined ? [] : [{ truth, ...reply }]));
  const videos = labelled.map(({ truth, answers }) => distinctVideoRank(answers, truth));
  const recall = (figure: MomentFigure): number => {
    const [rank, overlap] = figure.slice(2).split(' ').map(Number);
    return recallAt(labelled.map(({ truth, answers }) => momentRank(answers, truth, overlap ?? 1)), rank ?? 1);
  };
  const times = labelled.map(({ tookMs }) => tookMs);
  return {
    queries: labelled.length,
    video1: recallAt(videos, 1),
    video5: recallAt(videos, 5),
    mrr: meanReciprocalRank(videos),
    moment: Object.fromEntries(MOMENT_FIGURES.map((figure) => [figure, recall(figure)])) as Record<MomentFigure, number>,
    meanIou: mean(labelled.map(({ truth, answers: [first] }) => (first === undefined ? 0 : bestIou(first, truth)))),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
};

export const judgementsOf = (outcomes: readonly Outcome[]): readonly Judgement[] =>
  outcomes.map(({ labelled, match }) => ({ answerable: labelled !== undefined, match }));

/** How well it was said that nothing matches. */
export const noMatchOf = (outcomes: readonly Outcome[]): number => noMatchF1(judgementsOf(outcomes));
