import { expect, it } from 'vitest';
import { assign } from './assign.ts';

it.each<[string, number[][], [number, number][]]>([
  ['nothing to nobody', [], []],
  ['the nearest to each', [[-9, -1], [-1, -9]], [[0, 0], [1, 1]]],
  ['not the best first, where that costs more in all', [[-10, -9], [-9, -1]], [[0, 1], [1, 0]]],
  ['two of three rows', [[-1], [-5], [-2]], [[1, 0]]],
  ['two of three columns', [[-1, -2, -6], [-3, -1, -7]], [[0, 2], [1, 0]]],
  ['nobody to what costs', [[3, -1], [1, 2]], [[0, 1]]],
])('assigns %s', (_, costs, pairs) => {
  expect(assign(costs)).toEqual(pairs);
});

it('finds the least sum of all assignments', () => {
  let state = 7;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 200; round += 1) {
    const columns = 1 + Math.floor(random() * 5);
    const costs = Array.from({ length: 1 + (round % 5) }, () => Array.from({ length: columns }, () => random() * 20 - 15));
    const sum = assign(costs).reduce((total, [row, column]) => total + (costs[row]?.[column] ?? 0), 0);
    expect(sum).toBeCloseTo(leastSum(costs), 9);
  }
});

/** By looking at all of them. */
const leastSum = ([row, ...rows]: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number =>
  row === undefined ? 0 : Math.min(leastSum(rows, taken), ...row.map((cost, column) => (taken.has(column) ? Infinity : cost + leastSum(rows, new Set([...taken, column])))));
