import { describe, expect, it } from 'vitest';
import { bestIou, cutF1, distinctVideoRank, meanReciprocalRank, momentRank, noMatchF1, quantile, recallAt, videoRank } from './metrics.ts';

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
  it('matches each cut once, within the tolerance', () => {
    expect(cutF1([2, 5], [2, 5], 0.1)).toBe(1);
    expect(cutF1([2.05, 5.3, 9], [2, 5], 0.1)).toBeCloseTo(2 / 5);
    expect(cutF1([2, 2.01], [2], 0.1)).toBeCloseTo(2 / 3);
    expect(cutF1([], [], 0.1)).toBe(1);
  });
  it('takes "no match" as what is to be found', () => {
    expect(noMatchF1([{ answerable: true, match: true }, { answerable: false, match: false }])).toBe(1);
    expect(noMatchF1([{ answerable: true, match: true }, { answerable: false, match: true }])).toBe(0);
  });
  it('gives the value below which a share lies', () => {
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantile([], 0.5)).toBe(0);
  });
});
