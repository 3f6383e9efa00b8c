/**
 * The expected figures were made by the published scripts on just these queries and answers: `standalone_eval/eval.py` of
 * https://github.com/jayleicn/moment_detr, `calculate_IoU` of https://github.com/jiyanggao/TALL, and `metrics.py` of
 * https://github.com/ArrowLuo/CLIP4Clip. They round to two digits.
 */
import { describe, expect, it } from 'vitest';
import type { Span } from '@frameseek/core';
import type { Saliency } from './benchmark-query.ts';
import { highlightFigures, momentFigures, videoFigures } from './metrics.ts';

const spans = (...pairs: readonly (readonly [number, number])[]): readonly Span[] => pairs.map(([start, end]) => ({ start, end }));

/** Two places of which one is found twice; a first miss; two answers that fit one place; one that is too long. */
const QUERIES = [
  { truth: spans([0, 8], [12, 20]), found: spans([0, 7], [1, 8], [11, 20], [0, 20]) },
  { truth: spans([10, 22]), found: spans([0, 9], [12, 24], [9, 21]) },
  { truth: spans([10, 50]), found: spans([12, 24], [14, 50], [10, 50]) },
  { truth: spans([2, 4]), found: spans([2, 5]) },
];

/** Saliency of the clips of a window from `first` on, in a video of so many clips. */
const clips = (count: number, first: number, given: Saliency): Saliency => Array.from({ length: count }, (_, clip) => given[clip - first] ?? [0, 0, 0]);

/** With equal scores, fewer scores than clips, and more. */
const HIGHLIGHTS = [
  {
    saliency: [[4, 2, 1], [4, 4, 1], [3, 4, 2], [2, 2, 2], [0, 0, 0], [0, 0, 0], [1, 4, 3], [4, 4, 4], [0, 1, 2], [4, 3, 3]],
    scores: [0.2, 0.9, 0.9, 0.1, 0.3, 0.4, 0.9, 0.8, 0.5, 0.1],
  },
  {
    saliency: clips(15, 5, [[2, 2, 2], [3, 4, 3], [3, 4, 3], [1, 4, 0], [0, 0, 0], [0, 1, 0]]),
    scores: [0.1, 0.1, 0.1, 0.8, 0.2, 0.3, 0.7, 0.6, 0.1, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9],
  },
  { saliency: clips(30, 5, Array.from({ length: 20 }, () => [4, 4, 4])), scores: [0.3, 0.4, 0.5] },
  { saliency: clips(6, 1, [[3, 3, 3]]), scores: [0, 0, 0, 0, 0, 0] },
];

describe('the figures are those of the published scripts', () => {
  it.each([
    ['mAP', 46.67], ['mAP@.5', 70.83], ['mAP@.75', 41.67], ['R@1 IoU .3', 75], ['R@1 IoU .5', 50], ['R@1 IoU .7', 25],
    ['R@5 IoU .3', 100], ['R@5 IoU .5', 100], ['R@5 IoU .7', 75], ['mIoU', 46.04],
  ] as const)('for moments: %s', (name, expected) => expect(momentFigures(QUERIES)[name]).toBeCloseTo(expected, 2));

  it.each([['HL-mAP', 35.09], ['HIT@1', 25]] as const)('for highlights: %s', (name, expected) => expect(highlightFigures(HIGHLIGHTS)[name]).toBeCloseTo(expected, 2));

  it('for videos', () => expect(videoFigures([1, 2, 4, 1])).toEqual({ 'R@1': 50, 'R@5': 100, 'R@10': 100, MdR: 1.5 }));
});

describe('what was not found', () => {
  it('counts as nothing among moments', () => {
    const [first] = momentsOf([...QUERIES, { truth: spans([0, 1]), found: [] }]);
    expect(first).toBeCloseTo((46.67 * 4) / 5, 2);
  });

  it('counts as nothing among highlights', () => {
    expect(highlightFigures([{ saliency: [[4, 4, 4]], scores: [] }])).toEqual({ 'HL-mAP': 0, 'HIT@1': 0 });
  });

  it('is behind all others among videos', () => expect(videoFigures([1, Infinity, Infinity, Infinity])).toMatchObject({ 'R@10': 25, MdR: Infinity }));
});

it('only ten moments of a query count for the mAP', () => {
  const wrong = spans(...Array.from({ length: 9 }, (_, i): [number, number] => [100 + i, 101 + i]));
  const right = spans([0, 10]);
  expect(momentsOf([{ truth: right, found: [...wrong, ...right] }])).toEqual([10]);
  expect(momentsOf([{ truth: right, found: [...wrong, ...spans([90, 91]), ...right] }])).toEqual([0]);
});

const momentsOf = (queries: typeof QUERIES): readonly (number | undefined)[] => [momentFigures(queries).mAP];
