import { describe, expect, it } from 'vitest';
import { actionWindows, captionWindows, inGroups, summaryLevels, summaryPartSeconds } from './model-plans.ts';

const shots = (...cuts: readonly number[]) => cuts.slice(1).map((end, index) => ({ index, start: cuts[index] ?? 0, end }));

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
