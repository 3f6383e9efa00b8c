/** The mean of paired differences, and where it lies with 95 % confidence. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 2_000;

/**
 * The 95 % percentile interval of the mean of paired differences (bootstrap, Efron 1979; paired as Koehn 2004 does for systems on
 * one test set). The same differences give the same interval. Zero everywhere where there are none.
 */
export const pairedBootstrap = (differences: readonly number[]): Interval => {
  if (differences.length === 0) return { mean: 0, low: 0, high: 0 };
  const next = randomIndices(differences.length);
  const means = Array.from({ length: ROUNDS }, () => meanOf(differences.map(() => differences[next()] ?? 0))).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.floor(share * (ROUNDS - 1))] ?? 0;
  return { mean: meanOf(differences), low: at(0.025), high: at(0.975) };
};

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same indices below `count` in every run (the minimal standard generator, Park and Miller 1988). */
const randomIndices = (count: number): (() => number) => {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
};
