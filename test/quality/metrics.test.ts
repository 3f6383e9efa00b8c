import { describe, expect, it } from 'vitest';
import { bestIou, distinctVideoRank, meanReciprocalRank, momentRank, recallAt, videoRank } from './metrics.ts';

const truth = { video: 'b', intervals: [{ start: 10, end: 20 }, { start: 40, end: 50 }] };
const answers = [
  { video: 'a', start: 10, end: 20 },
  { video: 'a', start: 30, end: 40 },
  { video: 'b', start: 0, end: 12 },
  { video: 'b', start: 41, end: 49 },
];

describe('quality measures', () => {
  it('ranks the first answer in the right video', () => expect(videoRank(answers, truth)).toBe(3));
  it('counts each video once among videos', () => expect(distinctVideoRank(answers, truth)).toBe(2));
  it('ranks the first answer that overlaps enough', () => {
    expect(momentRank(answers, truth, 0.1)).toBe(3);
    expect(momentRank(answers, truth, 0.5)).toBe(4);
    expect(momentRank(answers, truth, 0.9)).toBe(Infinity);
  });
  it('gives no overlap in a wrong video', () => expect(bestIou({ video: 'a', start: 10, end: 20 }, truth)).toBe(0));
  it('takes the interval that fits best', () => expect(bestIou({ video: 'b', start: 41, end: 49 }, truth)).toBeCloseTo(0.8));
  it('counts a missing answer as 0', () => {
    expect(recallAt([1, 3, Infinity], 1)).toBeCloseTo(1 / 3);
    expect(recallAt([1, 3, Infinity], 5)).toBeCloseTo(2 / 3);
    expect(meanReciprocalRank([1, 2, Infinity])).toBeCloseTo(0.5);
    expect(recallAt([], 1)).toBe(0);
  });
});
