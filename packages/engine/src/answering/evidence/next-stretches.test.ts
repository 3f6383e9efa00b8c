import { describe, expect, it } from 'vitest';
import { nextStretches } from './next-stretches.ts';

const shots = [[0, 4], [4, 4.5], [4.5, 8], [8, 30], [30, 40]].map(([start = 0, end = 0], index) => ({ index, start, end }));

describe('what follows a moment', () => {
  it.each([
    ['shots, a very short one with its neighbour', { start: 4, end: 40 }, [[4, 8], [8, 18], [18, 28]]],
    ['a long one in pieces', { start: 9, end: 40 }, [[9, 19], [19, 29], [29, 39]]],
    ['what is left of the video', { start: 35, end: 40 }, [[35, 40]]],
    ['nothing at its end', { start: 40, end: 40 }, []],
  ])('is %s', (_, within, expected) => {
    expect(nextStretches(shots, within, 'after').map(({ start, end }) => [start, end])).toEqual(expected);
  });

  it('is found without any shots', () => {
    expect(nextStretches([], { start: 3, end: 15 }, 'after')).toEqual([{ start: 3, end: 13 }, { start: 13, end: 15 }]);
  });
});

describe('what comes before a moment', () => {
  it.each([
    ['shots, the nearest first', { start: 0, end: 8 }, [[4.5, 8], [0, 4.5]]],
    ['a long one in pieces', { start: 0, end: 30 }, [[20, 30], [10, 20], [8, 10]]],
    ['nothing at the beginning', { start: 0, end: 0 }, []],
  ])('is %s', (_, within, expected) => {
    expect(nextStretches(shots, within, 'before').map(({ start, end }) => [start, end])).toEqual(expected);
  });
});
