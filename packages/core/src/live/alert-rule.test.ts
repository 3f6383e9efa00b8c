import { expect, it } from 'vitest';
import { learnedThreshold, mayRing, ringing, type AlertRule } from './alert-rule.ts';

const rule: AlertRule = { id: 'r', name: 'door', query: 'a person', threshold: 0.6, coolDownSeconds: 60, secret: 's', isPaused: false, addedAt: '' };
const match = (seconds: number, score = 0.9, videoId = 'a'): { videoId: string; start: number; end: number; score: number; happenedAt: number } =>
  ({ videoId, start: seconds, end: seconds + 1, score, happenedAt: seconds * 1000 });

it('rings at the threshold, once in a cool-down for each source, in the order of time', () => {
  const rings = ringing(rule, [match(70), match(5), match(30), match(10, 0.59), match(31, 0.8, 'b')], { last: new Map(), source: ({ videoId }) => videoId });
  expect(rings.map(({ start, videoId }) => [start, videoId])).toEqual([[5, 'a'], [31, 'b'], [70, 'a']]);
});

it('goes on with the cool-down of before', () => {
  expect(ringing(rule, [match(70), match(130)], { last: new Map([['a', 30_000]]), source: ({ videoId }) => videoId }).map(({ start }) => start)).toEqual([130]);
});

it.each([
  ['within', [1, '08:30'], true], ['before', [1, '07:59'], false], ['at the end', [1, '17:00'], false], ['on another day', [0, '08:30'], false],
] as const)('a schedule holds %s', (_, [day, clock], expected) => {
  const at = new Date(`2026-11-${String(29 + day).padStart(2, '0')}T${clock}:00`).getTime();
  expect(mayRing({ schedule: { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' } }, at)).toBe(expected);
});

it('a schedule over midnight belongs to the day on which it begins', () => {
  const night = { schedule: { days: [0], from: '22:00', to: '06:00' } };
  expect(['2026-11-29T23:00:00', '2026-11-30T05:00:00', '2026-11-30T23:00:00', '2026-11-29T05:00:00'].map((at) => mayRing(night, new Date(at).getTime()))).toEqual([true, true, false, false]);
});

const ring = (score: number, feedback?: 'right' | 'wrong'): { score: number; feedback?: 'right' | 'wrong' } => ({ score, ...(feedback !== undefined && { feedback }) });
it.each([
  ['nothing was said', [ring(0.65)], 0.6],
  ['all is right', [ring(0.7, 'right'), ring(0.65)], 0.6],
  ['a wrong one is lost', [ring(0.7, 'wrong'), ring(0.9, 'right')], 0.71],
  ['a right one is kept, though a worse one rings with it', [ring(0.95, 'wrong'), ring(0.8, 'right')], 0.8],
  ['one below it is called right, and it falls', [ring(0.7, 'wrong'), ring(0.65, 'right'), ring(0.9, 'right')], 0.65],
  ['it falls to what was set, not further', [ring(0.7, 'wrong'), ring(0.5, 'right')], 0.6],
  ['what was wrong is right after all', [ring(0.7, 'right')], 0.6],
  ['the best of all is wrong', [ring(1, 'wrong')], 1],
] as const)('learns: %s', (_, rings, expected) => {
  expect(learnedThreshold(0.6, rings)).toBeCloseTo(expected);
});
