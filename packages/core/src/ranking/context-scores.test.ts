import { expect, it } from 'vitest';
import { contextScores } from './context-scores.ts';

const every = (seconds: number, count: number): { start: number }[] => Array.from({ length: count }, (_, i) => ({ start: i * seconds }));
const rounded = (scores: readonly number[]): number[] => scores.map((score) => Math.round(score * 1000) / 1000);

it.each([
  ['is itself where it stands alone', every(1, 1), [0.4], [], [0.4]],
  ['is itself where all are alike', every(1, 3), [0.2, 0.2, 0.2], [0], [0.2, 0.2, 0.2]],
  ['is half its own and half the mean around it', every(2, 3), [0.6, 0, 0], [0], [0.4, 0.1, 0.1]],
  ['knows nothing of what is more than four seconds away', every(5, 3), [0.6, 0, 0.3], [0], [0.6, 0, 0.3]],
  ['lets go of what has passed', every(4, 4), [0.8, 0, 0, 0.4], [0], [0.6, 0.133, 0.067, 0.3]],
  ['knows nothing of the shots before and after its own', every(2, 4), [0.6, 0.6, 0, 0.2], [0, 4, 6], [0.6, 0.6, 0, 0.2]],
  ['is of the shot that begins with it', every(1, 4), [0.6, 0, 0, 0.4], [0, 1, 3], [0.6, 0, 0, 0.4]],
])('a score %s', (_, spans, scores, shots, expected) =>
  expect(rounded(contextScores(spans, scores, shots.map((start) => ({ start }))))).toEqual(expected));

it('in a film that looks the same throughout wins over a lone frame that scores a little more', () => {
  const best = (scores: readonly number[]): number => Math.max(...contextScores(every(1, 20), scores, []));
  expect(best(Array.from({ length: 20 }, () => 0.28))).toBeGreaterThan(best(Array.from({ length: 20 }, (_, i) => (i === 10 ? 0.3 : 0.1))));
});
