import { describe, expect, it } from 'vitest';
import { evaluateWay, labelledQueries } from './eval-report.ts';
import type { Label } from '../catalog/videos/labels.ts';

const label = (q: string, start: number, verdict: Label['verdict'], video = 'a'): Label =>
  ({ id: `${q}${start}`, q, video, start, end: start + 10, verdict, at: '2026-01-01T00:00:00.000Z' });
const LABELS = [label('dog', 0, 'good'), label('cat', 20, 'bad'), label('dog', 50, 'bad'), label('dog', 0, 'good', 'b')];

it('labels become queries with all that is right and wrong for them', () => {
  expect(labelledQueries(LABELS)).toEqual([
    { query: 'dog', truth: [{ video: 'a', start: 0, end: 10 }, { video: 'b', start: 0, end: 10 }], bad: [{ video: 'a', start: 50, end: 60 }] },
    { query: 'cat', bad: [{ video: 'a', start: 20, end: 30 }] },
  ]);
});

describe('a way of finding', () => {
  const [dog, cat] = labelledQueries(LABELS);
  const replies = (match: boolean) => [
    { bad: [], ...dog, tookMs: 1, match: true, answers: [{ video: 'b', start: 1, end: 10 }, { video: 'a', start: 50, end: 59 }] },
    { bad: [], ...cat, tookMs: 1, match, answers: [{ video: 'a', start: 20, end: 30 }] },
  ];

  it('is held against good and bad labels', () => {
    expect(evaluateWay('all', replies(true))).toMatchObject({ way: 'all', figures: { queries: 1, video1: 1, moment: { 'R@1 0.7': 1 } }, noMatch: 0, badShown: 1 });
  });

  it('is right to find nothing where all is bad', () => {
    expect(evaluateWay('all', replies(false))).toMatchObject({ noMatch: 1, badShown: 0.5 });
  });

  it('says nothing about no match where every query has an answer', () => {
    expect(evaluateWay('visual', replies(true).slice(0, 1)).noMatch).toBeUndefined();
  });
});
