import { expect, it } from 'vitest';
import { pairedBootstrap } from './paired-bootstrap.ts';

it.each([
  ['is sure of what every query shows', Array<number>(50).fill(1), 1, 1],
  ['is not sure of what evens out', [...Array<number>(50).fill(1), ...Array<number>(50).fill(-1)], -0.3, 0.3],
  ['knows nothing of nothing', [], 0, 0],
])('a paired interval %s', (_, differences, low, high) => {
  const interval = pairedBootstrap(differences);
  expect(interval.low).toBeGreaterThanOrEqual(low);
  expect(interval.high).toBeLessThanOrEqual(high);
});

it('a clear loss lies below zero, a slight one does not, and both are the same in every run', () => {
  const losses = (lost: number): number[] => Array.from({ length: 100 }, (_, i) => (i < lost ? -1 : i < lost + 5 ? 1 : 0));
  expect(pairedBootstrap(losses(30)).high).toBeLessThan(0);
  expect(pairedBootstrap(losses(8)).high).toBeGreaterThan(0);
  expect(pairedBootstrap(losses(8))).toEqual(pairedBootstrap(losses(8)));
});
