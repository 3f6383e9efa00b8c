import { measureNoMatch, meanOf } from '@frameseek/core';
import { FOLDS } from './folds.ts';
import { KINDS } from '../manifest.ts';
import type { Outcome } from '../outcomes.ts';

/** How well "nothing matches" is said (F1), over all films, and its standard deviation from fold to fold. */
export interface NoMatchRow {
  readonly name: string;
  readonly all: number;
  readonly spread: number;
}

/**
 * The F1 as the search says it and for each kind of query, between what a line on the score can reach: one that was chosen on
 * the other folds, the best that there is in hindsight, and no line at all, where every query is refused.
 */
export const noMatchRows = (baseline: readonly Outcome[], fusion: readonly Outcome[]): readonly NoMatchRow[] => [
  row('baseline, line of the other folds', withLineOfOthers(baseline)),
  row('fusion', fusion),
  ...KINDS.map((kind) => row(`fusion, ${kind} queries`, fusion.filter((outcome) => outcome.kind === kind))),
  row('fusion, line of the other folds', withLineOfOthers(fusion)),
  row('fusion, best line in hindsight', refusing(fusion, bestLine(fusion))),
  row('every query refused', refusing(fusion, Infinity)),
  ...KINDS.map((kind) => row(`every query refused, ${kind} queries`, refusing(fusion.filter((outcome) => outcome.kind === kind), Infinity))),
];

const row = (name: string, outcomes: readonly Outcome[]): NoMatchRow => {
  const folds = FOLDS.map((fold) => measureNoMatch(outcomes.filter((outcome) => outcome.fold === fold)));
  return { name, all: measureNoMatch(outcomes), spread: deviationOf(folds) };
};

/** The standard deviation of the values. */
export const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};

/** Each fold judged by the line that is best on the four others. */
const withLineOfOthers = (outcomes: readonly Outcome[]): readonly Outcome[] => FOLDS.flatMap((fold) =>
  refusing(outcomes.filter((outcome) => outcome.fold === fold), bestLine(outcomes.filter((outcome) => outcome.fold !== fold))));

const refusing = (outcomes: readonly Outcome[], line: number): readonly Outcome[] =>
  outcomes.map((outcome) => ({ ...outcome, match: outcome.best >= line }));

/** The score of the best answer below which it is best, on these queries, to say that nothing matches. */
export const bestLine = (outcomes: readonly Outcome[]): number => {
  const f1 = (line: number): number => measureNoMatch(refusing(outcomes, line));
  return outcomes.map(({ best }) => best).reduce((a, b) => (f1(b) > f1(a) ? b : a), 0);
};
