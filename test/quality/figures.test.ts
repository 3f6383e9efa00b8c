import { describe, expect, it } from 'vitest';
import { figuresOf, noMatchOf } from './figures.ts';
import { halfOf } from './halves.ts';
import { bestThreshold } from './baseline.ts';
import type { Outcome } from './outcomes.ts';

const labelled = { id: 'q', kind: 'visual', query: 'a dog', video: 'b', intervals: [{ start: 10, end: 20 }] } as const;
const outcome = (answers: Outcome['answers'], more: Partial<Outcome> = {}): Outcome => ({
  kind: 'visual', half: 'A', query: 'a dog', answers, match: true, tookMs: 5, labelled: { ...labelled, intervals: [...labelled.intervals] }, ...more,
});
const right = outcome([{ video: 'b', start: 10, end: 20 }]);
const second = outcome([{ video: 'a', start: 10, end: 20 }, { video: 'b', start: 12, end: 16 }], { tookMs: 50 });
const { labelled: _, ...unanswerable } = outcome([], { match: false });

describe('the figures of a way of answering', () => {
  it('count videos, moments by rank and overlap, and time; queries without an answer are left to the no-match F1', () => {
    expect(figuresOf([right, second, unanswerable])).toMatchObject({
      queries: 2, video1: 0.5, video5: 1, mrr: 0.75, meanIou: 0.5, p50Ms: 50,
      moment: { 'R@1 0.3': 0.5, 'R@5 0.3': 1, 'R@5 0.5': 0.5, 'R@10 0.7': 0.5 },
    });
  });

  it('are 0 where nothing was asked', () => expect(figuresOf([])).toMatchObject({ queries: 0, video1: 0, meanIou: 0 }));

  it('say how well it is seen that nothing matches', () => {
    expect(noMatchOf([right, unanswerable])).toBe(1);
    expect(noMatchOf([{ ...right, match: false }, unanswerable])).toBeCloseTo(2 / 3);
    expect(noMatchOf([right, { ...unanswerable, match: true }])).toBe(0);
  });
});

it('the threshold of the baseline parts those with an answer from those without', () => {
  const threshold = bestThreshold([{ ...right, best: 0.3 }, { ...second, best: 0.28 }, { ...unanswerable, best: 0.2 }]);
  expect(threshold).toBe(0.28);
});

it('the halves are about even, and every video stays in its own', () => {
  const names = Array.from({ length: 200 }, (__, i) => `video ${i}`);
  const inA = names.filter((name) => halfOf(name) === 'A').length;
  expect(inA).toBeGreaterThan(70);
  expect(inA).toBeLessThan(130);
  expect(names.map(halfOf)).toEqual(names.map(halfOf));
});
