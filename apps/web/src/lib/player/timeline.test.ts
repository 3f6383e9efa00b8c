import type { Insight } from '@frameseek/core';
import { describe, expect, it } from 'vitest';
import { chaptersOf, curvePath, exactClock, labelsAt, lanesOf } from './timeline.ts';

const made = { madeAt: '2026-01-01T00:00:00Z', by: 'test' };
const INSIGHTS: readonly Insight[] = [
  { ...made, key: 'quality', kind: 'quality', data: { findings: [{ start: 0, end: 1, problem: 'black' }] } },
  { ...made, key: 'chapters', kind: 'chapters', data: [{ start: 0, end: 5, title: 'The beginning', keywords: [] }, { start: 5, end: 9, title: 'The end', keywords: [] }] },
  { ...made, key: 'highlights', kind: 'highlights', data: [{ start: 4, end: 6, score: 1, why: ['loud', 'motion'] }] },
  { ...made, key: 'track:red car', kind: 'track', object: 'red car', data: [{ start: 5, end: 6, confidence: 1, positions: [] }] },
  { ...made, key: 'actions', kind: 'actions', data: [] },
];

describe('the rows of the time line', () => {
  it('are what was made and is not empty, always in the same order', () => {
    expect(lanesOf(INSIGHTS).map(({ key }) => key)).toEqual(['highlights', 'track:red car', 'quality']);
  });

  it.each([[0.5, ['The beginning', 'Black']], [5.5, ['The end', 'Highlight: loud, much moves', 'red car']], [20, []]])(
    'say at %d s what is there', (at, labels) => expect(labelsAt(at, chaptersOf(INSIGHTS), lanesOf(INSIGHTS))).toEqual(labels),
  );
});

describe('the heat strip', () => {
  it('reaches from its lowest score to its highest, whatever they are', () => {
    expect(curvePath([0.4, 0.6, 0.5], { width: 100, height: 20 })).toBe('M0,20 L0.0,20.0 L50.0,0.0 L100.0,10.0 L100,20 Z');
  });
  it.each([[[]], [[0.5]]])('of %j is not drawn', (scores) => expect(curvePath(scores, { width: 100, height: 20 })).toBe(''));
});

it.each([[0, '0:00.0'], [9.96, '0:09.9'], [65.3, '1:05.3'], [59.999_999_9, '1:00.0']])('tells %d s exactly', (at, words) => expect(exactClock(at)).toBe(words));
