import { describe, expect, it } from 'vitest';
import { actionWindows, captionWindows, inGroups, summaryLevels, summaryPartSeconds } from './model-plans.ts';
import { timesWithin, toAnalysisWindows } from './analysis-windows.ts';

const shots = (...cuts: readonly number[]) => cuts.slice(1).map((end, index) => ({ index, start: cuts[index] ?? 0, end }));
const edges = (spans: readonly { start: number; end: number; shot: number }[]) => spans.map(({ start, end, shot }) => [start, end, shot]);

describe('stretches', () => {
  it.each<[string, readonly number[], readonly (readonly number[])[]]>([
    ['are the shots', [0, 5, 12], [[0, 5, 0], [5, 12, 1]]],
    ['join flashes with what is beside them', [0, 0.4, 0.8, 9], [[0, 9, 0]]],
    ['do not join beyond the longest', [0, 19.8, 20.4, 30], [[0, 19.8, 0], [19.8, 30, 1]]],
    ['stay as short as they may be', [0, 0.6, 1.2, 1.8, 2.4, 9], [[0, 1.2, 0], [1.2, 2.4, 2], [2.4, 9, 4]]],
    ['join a last flash with what was before', [0, 5, 5.5], [[0, 5.5, 0]]],
    ['divide long takes evenly', [0, 50], [[0, 50 / 3, 0], [50 / 3, 100 / 3, 0], [100 / 3, 50, 0]]],
  ])('%s', (_, cuts, expected) => {
    expect(edges(toAnalysisWindows(shots(...cuts), cuts.at(-1) ?? 0, { min: 1, max: 20 }))).toEqual(expected);
  });

  it('are the whole video where no shots are known', () => {
    expect(edges(toAnalysisWindows([], 7, { min: 1, max: 20 }))).toEqual([[0, 7, 0]]);
  });

  it('have times inside, fewer where they would be too near', () => {
    expect(timesWithin({ start: 10, end: 14 }, 2)).toEqual([11, 13]);
    expect(timesWithin({ start: 0, end: 1 }, 8, 0.5)).toEqual([0.25, 0.75]);
    expect(timesWithin({ start: 0, end: 0.1 }, 8, 0.5)).toEqual([0.05]);
  });
});

describe('plans for language models', () => {
  it.each([[300], [7_200], [36_000]])('keep to bounded numbers of calls for %d seconds of cuts every 3 seconds', (duration) => {
    const cut = shots(...Array.from({ length: duration / 3 + 1 }, (_, index) => index * 3));
    expect(actionWindows(cut, duration).length).toBeLessThanOrEqual(500);
    expect(Math.ceil(duration / summaryPartSeconds(duration))).toBeLessThanOrEqual(120);
    const tiled = captionWindows(cut, duration);
    tiled.slice(1).forEach(({ start }, index) => expect(start).toBe(tiled[index]?.end));
  });

  it.each([[1, []], [12, []], [13, [3]], [40, [7]], [120, [20, 4]]])('sum up %d parts on levels of %j', (parts, levels) => {
    expect(summaryLevels(parts)).toEqual(levels);
  });

  it('group what follows one another evenly', () => {
    expect(inGroups([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([[1, 2], [3, 4], [5, 6, 7]]);
  });
});
