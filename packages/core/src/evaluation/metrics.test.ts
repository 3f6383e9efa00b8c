import { describe, expect, it } from 'vitest';
import { bestIou, meanReciprocalRank, momentRank, noMatchF1, quantileOf, recallAt, videoRank } from './metrics.ts';
import { measureNoMatch, measureRetrieval, type EvaluatedQuery } from './retrieval-metrics.ts';

const truth = [{ video: 'b', start: 10, end: 20 }, { video: 'b', start: 40, end: 50 }];
const answers = [
  { video: 'a', start: 10, end: 20 },
  { video: 'a', start: 30, end: 40 },
  { video: 'b', start: 0, end: 12 },
  { video: 'b', start: 41, end: 49 },
];

describe('quality measures', () => {
  it('count each video once among videos', () => expect(videoRank(answers, truth)).toBe(2));
  it('take any right video', () => expect(videoRank(answers, [...truth, { video: 'a', start: 0, end: 1 }])).toBe(1));
  it('take the same footage elsewhere for the answer', () => {
    const folded = [answers[0] ?? { video: '', start: 0, end: 0 }, { video: 'c', start: 0, end: 1, also: [{ video: 'b', start: 10, end: 20 }] }];
    expect([videoRank(folded, truth), momentRank(folded, truth, 0.9)]).toEqual([2, 2]);
  });
  it('rank the first answer that overlaps enough', () => {
    expect(momentRank(answers, truth, 0.1)).toBe(3);
    expect(momentRank(answers, truth, 0.5)).toBe(4);
    expect(momentRank(answers, truth, 0.9)).toBe(Infinity);
  });
  it('give no overlap in a wrong video', () => expect(bestIou({ video: 'a', start: 10, end: 20 }, truth)).toBe(0));
  it('take the stretch that fits best', () => expect(bestIou({ video: 'b', start: 41, end: 49 }, truth)).toBeCloseTo(0.8));
  it('count a missing answer as 0', () => {
    expect(recallAt([1, 3, Infinity], 1)).toBeCloseTo(1 / 3);
    expect(recallAt([1, 3, Infinity], 5)).toBeCloseTo(2 / 3);
    expect(meanReciprocalRank([1, 2, Infinity])).toBeCloseTo(0.5);
    expect(recallAt([], 1)).toBe(0);
  });
  it('take "no match" as what is to be found', () => {
    expect(noMatchF1([{ answerable: true, match: true }, { answerable: false, match: false }])).toBe(1);
    expect(noMatchF1([{ answerable: true, match: true }, { answerable: false, match: true }])).toBe(0);
  });
  it('give the value below which a share lies', () => {
    expect(quantileOf([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantileOf([], 0.5)).toBe(0);
  });
});

const judged = (places: EvaluatedQuery['answers'], more: Partial<EvaluatedQuery> = {}): EvaluatedQuery =>
  ({ answers: places, match: true, tookMs: 5, truth: [{ video: 'b', start: 10, end: 20 }], ...more });
const right = judged([{ video: 'b', start: 10, end: 20 }]);
const second = judged([{ video: 'a', start: 10, end: 20 }, { video: 'b', start: 12, end: 16 }], { tookMs: 50 });
const { truth: _, ...unanswerable } = judged([], { match: false });

describe('the figures of a way of answering', () => {
  it('count videos, moments by rank and overlap, and time; queries without an answer are left to the no-match F1', () => {
    expect(measureRetrieval([right, second, unanswerable])).toMatchObject({
      queries: 2, video1: 0.5, video5: 1, mrr: 0.75, meanIou: 0.5, p50Ms: 50,
      moment: { 'R@1 0.3': 0.5, 'R@5 0.3': 1, 'R@5 0.5': 0.5, 'R@10 0.7': 0.5 },
    });
  });

  it('are 0 where nothing was asked', () => expect(measureRetrieval([])).toMatchObject({ queries: 0, video1: 0, meanIou: 0 }));

  it('say how well it is seen that nothing matches', () => {
    expect(measureNoMatch([right, unanswerable])).toBe(1);
    expect(measureNoMatch([{ ...right, match: false }, unanswerable])).toBeCloseTo(2 / 3);
    expect(measureNoMatch([right, { ...unanswerable, match: true }])).toBe(0);
  });
});
