import { measureNoMatch } from '@frameseek/core';
import { KINDS } from './manifest.ts';
import type { Half } from './halves.ts';
import type { Outcome } from './outcomes.ts';

/** How well "nothing matches" is said, on each half of the films and on all. */
export interface NoMatchRow {
  readonly name: string;
  readonly A?: number;
  readonly B?: number;
  readonly all: number;
}

/**
 * The F1 as the search says it and for each kind of query, between what a line on the score can reach: one that was
 * chosen on the other half, the best that there is in hindsight, and no line at all, where every query is refused.
 */
export const noMatchRows = (baseline: readonly Outcome[], fusion: readonly Outcome[]): readonly NoMatchRow[] => [
  row('baseline', baseline),
  row('fusion', fusion),
  ...KINDS.map((kind) => row(`fusion, ${kind} queries`, fusion.filter((outcome) => outcome.kind === kind))),
  row('fusion, line of the other half', [...withLine(fusion, 'A', 'B'), ...withLine(fusion, 'B', 'A')]),
  { name: 'fusion, best line in hindsight', all: measureNoMatch(refusing(fusion, bestLine(fusion))) },
  row('every query refused', refusing(fusion, Infinity)),
];

const row = (name: string, outcomes: readonly Outcome[]): NoMatchRow => {
  const on = (half: Half): number => measureNoMatch(outcomes.filter((outcome) => outcome.half === half));
  return { name, A: on('A'), B: on('B'), all: measureNoMatch(outcomes) };
};

const withLine = (outcomes: readonly Outcome[], on: Half, chosenOn: Half): readonly Outcome[] =>
  refusing(outcomes.filter(({ half }) => half === on), bestLine(outcomes.filter(({ half }) => half === chosenOn)));

const refusing = (outcomes: readonly Outcome[], line: number): readonly Outcome[] =>
  outcomes.map((outcome) => ({ ...outcome, match: outcome.best >= line }));

/** The score of the best answer below which it is best, on these queries, to say that nothing matches. */
export const bestLine = (outcomes: readonly Outcome[]): number => {
  const f1 = (line: number): number => measureNoMatch(refusing(outcomes, line));
  return outcomes.map(({ best }) => best).reduce((a, b) => (f1(b) > f1(a) ? b : a), 0);
};
