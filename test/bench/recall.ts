import type { Embedding, Hit } from '@frameseek/core';

/** Neighbours that are looked for. */
export const NEIGHBOURS = 10;

interface Neighbour {
  readonly row: number;
  readonly score: number;
}

/** The rows of the nearest vectors to each query, by comparing all: what an index is held against. Nothing but the nearest is kept. */
export const exactNeighbours = (vectors: Iterable<Embedding>, queries: readonly Embedding[]): readonly ReadonlySet<number>[] => {
  const nearest = queries.map((): Neighbour[] => []);
  let row = 0;
  for (const vector of vectors) {
    queries.forEach((query, at) => keepNearest(nearest[at] ?? [], { row, score: dot(query, vector) }));
    row += 1;
  }
  return nearest.map((best) => new Set(best.map((one) => one.row)));
};

/** The share of the nearest that were found, over all queries; `rowOf` knows a hit again. */
export const recall = (exact: readonly ReadonlySet<number>[], found: readonly (readonly Hit[])[], rowOf: (hit: Hit) => number): number => {
  const right = found.reduce((sum, hits, at) => sum + hits.filter((hit) => exact[at]?.has(rowOf(hit)) === true).length, 0);
  return right / (exact.length * NEIGHBOURS);
};

const keepNearest = (best: Neighbour[], one: Neighbour): void => {
  if (best.length === NEIGHBOURS && one.score <= (best.at(-1)?.score ?? 0)) return;
  best.push(one);
  best.sort((a, b) => b.score - a.score);
  best.length = Math.min(best.length, NEIGHBOURS);
};

const dot = (a: Embedding, b: Embedding): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
