import { describe, expect, it } from 'vitest';
import { toAnalysisWindows } from './analysis-windows.ts';

const shots = (...cuts: readonly number[]) => cuts.slice(1).map((end, index) => ({ index, start: cuts[index] ?? 0, end }));
const edges = (spans: readonly { start: number; end: number; shot: number }[]) => spans.map(({ start, end, shot }) => [start, end, shot]);

describe('analysis windows', () => {
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
});
