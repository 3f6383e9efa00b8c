import { measureRetrieval, momentRank, videoRank, type RetrievalMetrics } from '@frameseek/core';
import { FOLDS } from './folds.ts';
import { deviationOf } from './no-match.ts';
import type { Outcome } from '../outcomes.ts';
import { pairedBootstrap, type Interval } from './paired-bootstrap.ts';
import { SLICES } from './slices.ts';

/** What is compared for each query: found (1) or not (0). */
const FIGURES = {
  'video R@1': ({ answers, truth = [] }: Outcome) => Number(videoRank(answers, truth) <= 1),
  'video R@5': ({ answers, truth = [] }: Outcome) => Number(videoRank(answers, truth) <= 5),
  'moment R@1 0.5': ({ answers, truth = [] }: Outcome) => Number(momentRank(answers, truth, 0.5) <= 1),
  'moment R@5 0.3': ({ answers, truth = [] }: Outcome) => Number(momentRank(answers, truth, 0.3) <= 5),
} as const;
type Figure = keyof typeof FIGURES;

/** One figure of one slice: ours, the baseline's, and how sure the difference is. */
export interface Comparison {
  readonly slice: string;
  readonly figure: Figure;
  readonly queries: number;
  readonly ours: number;
  /** Standard deviation of ours from fold to fold. */
  readonly spread: number;
  readonly baseline: number;
  readonly difference: Interval;
}

/** Every figure of every slice that has queries, each query held against itself. Both lists are of the same queries, in one order. */
export const compareSlices = (ours: readonly Outcome[], baseline: readonly Outcome[]): readonly Comparison[] => SLICES.flatMap(({ name, has }) => {
  const pairs = ours.flatMap((outcome, index) => {
    const other = baseline[index];
    return outcome.truth === undefined || other === undefined || !has(outcome) ? [] : [[outcome, other] as const];
  });
  if (pairs.length === 0) return [];
  return (Object.keys(FIGURES) as Figure[]).map((figure): Comparison => {
    const value = FIGURES[figure];
    const share = (of: readonly Outcome[]): number => of.reduce((sum, outcome) => sum + value(outcome), 0) / Math.max(1, of.length);
    const folds = FOLDS.map((fold) => pairs.flatMap(([our]) => (our.fold === fold ? [our] : []))).filter((of) => of.length > 0);
    return {
      slice: name, figure, queries: pairs.length,
      ours: share(pairs.map(([our]) => our)), spread: deviationOf(folds.map(share)), baseline: share(pairs.map(([, other]) => other)),
      difference: pairedBootstrap(pairs.map(([our, other]) => value(our) - value(other))),
    };
  });
});

/** Whether ours is worse with 95 % confidence. */
export const isBelow = ({ difference }: Comparison): boolean => difference.high < 0;

/** The metrics of the queries of one kind. */
export const figuresOf = (outcomes: readonly Outcome[], kind: Outcome['kind']): RetrievalMetrics =>
  measureRetrieval(outcomes.filter((outcome) => outcome.kind === kind));
