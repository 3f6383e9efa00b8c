import { describe, expect, it } from 'vitest';
import type { Frame } from '../domain/frame.ts';
import type { Quadrilateral, ScreenLine } from '../domain/screen-text.ts';
import { changeTime, lineBoundaries, withExactEnds } from './line-boundaries.ts';

const BOX: Quadrilateral = [[0.25, 0.5], [0.75, 0.5], [0.75, 0.75], [0.25, 0.75]];
const SIZE = 16;
/** A grey picture with bright stripes, as of letters, in the box. */
const frame = (at: number, { letters = 0, grey = 80 }: { readonly letters?: number; readonly grey?: number } = {}): Frame => {
  const rgb = new Uint8Array(SIZE * SIZE * 3).fill(grey);
  for (let y = 8; y < 12; y += 1) for (let x = 4; x < 12; x += 2) rgb.fill(grey + letters, (y * SIZE + x) * 3, (y * SIZE + x) * 3 + 3);
  return { at, width: SIZE, height: SIZE, rgb };
};
const line = (start: number, end: number, more: Partial<ScreenLine> = {}): ScreenLine => ({ start, end, text: 'Closing time', confidence: 0.9, kind: 'plain', box: BOX, ...more });
const read = (...times: readonly number[]) => times.map((at) => ({ at, lines: [] }));

describe('when a line comes or goes', () => {
  it.each<[string, readonly Frame[], number | undefined]>([
    ['comes in the third frame', [0, 0, 150, 150, 150].map((letters, index) => frame(index, { letters })), 2],
    ['comes in the last', [0, 0, 0, 150].map((letters, index) => frame(index, { letters })), 3],
    ['goes in the second', [150, 0, 0].map((letters, index) => frame(index, { letters })), 1],
    ['fades in: half-way', [0, 30, 60, 90, 120, 150].map((letters, index) => frame(index, { letters })), 3],
    ['flickers once before', [0, 150, 0, 0, 150, 150, 150].map((letters, index) => frame(index, { letters })), 4],
    ['comes while the light changes a little', [0, 0, 150, 150].map((letters, index) => frame(index, { letters, grey: 80 + index })), 2],
    ['cannot be told where nothing changes', [0, 0, 0].map((letters, index) => frame(index, { letters })), undefined],
    ['cannot be told without frames', [], undefined],
  ])('%s', (_, frames, expected) => {
    expect(changeTime(frames, [BOX])).toBe(expected);
  });

  it('what changes elsewhere in the picture says nothing', () => {
    expect(changeTime([frame(0), frame(1), frame(2, { letters: 150 })], [[[0, 0], [0.2, 0], [0.2, 0.2], [0, 0.2]]])).toBeUndefined();
  });
});

describe('the times to be looked at', () => {
  it('lie between two frames that were read, where a line that stands still comes or goes, and no cut is', () => {
    const frames = read(0, 1, 2, 3, 4);
    expect(lineBoundaries([line(1.5, 2.5)], frames, [])).toEqual([{ at: 1.5, from: 1, to: 2, boxes: [BOX] }, { at: 2.5, from: 2, to: 3, boxes: [BOX] }]);
    expect(lineBoundaries([line(1.5, 5), line(0, 1.5)], frames, [])).toEqual([{ at: 1.5, from: 1, to: 2, boxes: [BOX, BOX] }]);
    expect(lineBoundaries([line(1.5, 5, { kind: 'ticker' }), line(0, 3.5, { kind: 'credits' })], frames, [])).toEqual([]);
    const { box: _, ...noBox } = line(1.5, 5);
    expect(lineBoundaries([noBox], frames, [])).toEqual([]);
    expect(lineBoundaries([line(1.5, 2.5)], frames, [{ index: 0, start: 0, end: 2 }, { index: 1, start: 2, end: 5 }])).toEqual([{ at: 2.5, from: 2, to: 3, boxes: [BOX] }]);
  });

  it('take the place of those that were halfway, in every line that had them', () => {
    const lines = withExactEnds([line(0, 1.5), line(1.5, 2.5), line(1.5, 9)], new Map([[1.5, 1.24], [2.5, 2.8]]));
    expect(lines.map(({ start, end }) => [start, end])).toEqual([[0, 1.24], [1.24, 2.8], [1.24, 9]]);
  });
});
