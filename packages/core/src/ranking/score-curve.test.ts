import { expect, it } from 'vitest';
import type { ScoredCandidate } from './scored-candidates.ts';
import type { Modality } from '../domain/modality.ts';
import { scoreCurve, toScoreCurve } from './score-curve.ts';

const candidate = (start: number, end: number, weight: number, modality: Modality = 'visual'): ScoredCandidate => ({
  segment: { id: `${start}`, videoId: 'v', modality, start, end, at: start }, modality, zScore: 0, weight, exact: false, mergeable: true,
});

it('covers the video in half seconds, with 0 where nothing was found', () => {
  const { interval, scores } = toScoreCurve([[candidate(1, 2, 2)]], 3.2);
  expect([interval, scores.length]).toEqual([0.5, 7]);
  expect(scores.map((score) => score > 0)).toEqual([false, false, true, true, false, false, false]);
});

it('adds what several modalities find, and takes the best of one', () => {
  const { scores: [one = 0, same, two = 0] } = toScoreCurve([[candidate(0, 1.5, 1), candidate(0.5, 1, 0.5), candidate(1, 1.5, 1, 'speech')]], 1.5);
  expect(one).toBeGreaterThan(0);
  expect(same).toBe(one);
  expect(two).toBeGreaterThan(one);
  expect(two).toBeLessThanOrEqual(1);
});

it('takes the best of several queries', () => {
  const { scores } = toScoreCurve([[candidate(0, 0.5, 1)], [candidate(0, 0.5, 3), candidate(0.5, 1, 1)]], 1);
  expect(scores[0]).toBeGreaterThan(scores[1] ?? 1);
  expect(toScoreCurve([[candidate(0, 0.5, 3), candidate(0.5, 1, 1)], [candidate(0, 0.5, 1)]], 1).scores).toEqual(scores);
});

it('has at most a thousand scores for hours of video, and none for nothing', () => {
  const { interval, scores } = toScoreCurve([[candidate(7_199, 7_200, 3)]], 7_200);
  expect([interval, scores.length, scores.at(-1)]).toEqual([7.2, 1_000, expect.closeTo(0.99, 1)]);
  expect(toScoreCurve([[candidate(0, 1, 1)]], 0).scores).toEqual([]);
});

it('is handed on with scores from 0 to 1, and an interval', () => {
  const curve = { interval: 0.5, scores: [0, 0.4, 1] };
  expect(scoreCurve.parse(curve)).toEqual(curve);
  for (const wrong of [{ ...curve, interval: 0 }, { ...curve, scores: [-0.1] }, { ...curve, scores: [1.1] }, { interval: 0.5 }]) {
    expect(scoreCurve.safeParse(wrong).success).toBe(false);
  }
});
