import { describe, expect, it } from 'vitest';
import { summaryParts } from './summary-parts.ts';

const shape = (parts: ReturnType<typeof summaryParts>) => parts.map(({ start, end, lines }) => [start, end, lines.map(({ at }) => at)]);
const limits = { duration: 100, seconds: 30, characters: 20 };

describe('parts of a summary', () => {
  it.each<[string, readonly { at: number; text: string }[], readonly unknown[]]>([
    ['cover all of a silent video', [], [[0, 30, []], [30, 60, []], [60, 100, []]]],
    ['begin anew after so many seconds', [{ at: 5, text: 'a' }, { at: 35, text: 'b' }, { at: 95, text: 'c' }], [[0, 30, [5]], [30, 60, [35]], [60, 90, []], [90, 100, [95]]]],
    ['begin anew after so many characters', [{ at: 5, text: 'x'.repeat(15) }, { at: 9, text: 'y'.repeat(15) }], [[0, 9, [5]], [9, 39, [9]], [39, 69, []], [69, 100, []]]],
  ])('%s', (_, lines, expected) => {
    expect(shape(summaryParts(lines, limits))).toEqual(expected);
  });

  it('shorten a line that is too long for any part', () => {
    expect(summaryParts([{ at: 0, text: 'x'.repeat(99) }], limits)[0]?.lines[0]?.text).toHaveLength(20);
  });
});
