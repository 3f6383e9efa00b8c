import { describe, expect, it } from 'vitest';
import type { ObjectTrack } from '../../domain/object-track.ts';
import type { Corner } from '../../domain/screen-text.ts';
import { boxOf } from '../boxes.ts';
import { countOverTime } from './count-over-time.ts';
import { lineCrossings } from './line-crossings.ts';
import { zoneVisits } from './zone-visits.ts';

const track = (number: number, ...path: readonly (readonly [at: number, x: number, y: number])[]): ObjectTrack => ({
  number, label: 'car', score: 0.9, color: null, start: path[0]?.[0] ?? 0, end: path.at(-1)?.[0] ?? 0,
  path: path.map(([at, x, y]) => ({ at, box: boxOf({ left: x - 0.05, top: y - 0.05, right: x + 0.05, bottom: y + 0.05 }) })),
});
/** From the left to the right in ten seconds. */
const CAR = track(1, [0, 0, 0.5], [10, 1, 0.5]);
/** Comes in from above, stands for four seconds, goes back. */
const GUEST = track(2, [2, 0.5, 0.1], [4, 0.5, 0.5], [8, 0.5, 0.5], [10, 0.5, 0.1]);
const CENTRE: Corner[] = [[0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75]];
const TRIANGLE: Corner[] = [[0, 0], [1, 0], [0.5, 1]];

describe('visits', () => {
  it.each<[string, ObjectTrack, Corner[], [number, number, boolean, boolean][]]>([
    ['through the middle', CAR, CENTRE, [[2.5, 7.5, true, true]]],
    ['one that stays', GUEST, CENTRE, [[2.75, 9.25, true, true]]],
    ['through a triangle', CAR, TRIANGLE, [[2.5, 7.5, true, true]]],
    ['there from the beginning', CAR, [[0, 0], [0.5, 0], [0.5, 1], [0, 1]], [[0, 5, false, true]]],
    ['there until the end', CAR, [[0.5, 0], [1.1, 0], [1.1, 1], [0.5, 1]], [[5, 10, true, false]]],
    ['never there', CAR, [[0, 0], [1, 0], [1, 0.4], [0, 0.4]], []],
    ['corners the other way round', CAR, CENTRE.toReversed(), [[2.5, 7.5, true, true]]],
    ['twice, round a notch', track(1, [0, 0.1, 0.5], [8, 0.9, 0.5]), [[0, 0], [1, 0], [1, 1], [0.6, 1], [0.6, 0.2], [0.4, 0.2], [0.4, 1], [0, 1]], [[0, 3, false, true], [5, 8, true, false]]],
    ['one that trembles on the edge', track(1, [0, 0.1, 0.5], [2, 0.26, 0.5], [2.2, 0.24, 0.5], [2.4, 0.26, 0.5], [4, 0.5, 0.5]), CENTRE, [[1.875, 4, true, false]]],
    ['no area', CAR, [], []],
  ])('%s', (_, one, corners, visits) => {
    const found = zoneVisits([one], corners);
    expect(found.map(({ start, end, entered, left }) => [start, end, entered, left])).toEqual(visits.map(([start, end, entered, left]) => [expect.closeTo(start, 6), expect.closeTo(end, 6), entered, left]));
  });

  it('are told in their order, with whose they are', () => {
    expect(zoneVisits([GUEST, CAR], CENTRE).map(({ track: { number } }) => number)).toEqual([1, 2]);
  });
});

describe('lines', () => {
  it.each<[string, ObjectTrack, [Corner, Corner], [number, string][]]>([
    ['to the right', CAR, [[0.3, 0], [0.3, 1]], [[3, 'right']]],
    ['to the right, of a line that was drawn upwards', CAR, [[0.3, 1], [0.3, 0]], [[3, 'right']]],
    ['to the left', track(1, [0, 1, 0.5], [10, 0, 0.5]), [[0.3, 0], [0.3, 1]], [[7, 'left']]],
    ['down and up again', GUEST, [[0, 0.3], [1, 0.3]], [[3, 'down'], [9, 'up']]],
    ['down and up, of a line that was drawn to the left', GUEST, [[1, 0.3], [0, 0.3]], [[3, 'down'], [9, 'up']]],
    ['past the end of the line', CAR, [[0.3, 0], [0.3, 0.4]], []],
    ['one that trembles on it', track(1, [0, 0, 0.5], [2, 0.31, 0.5], [2.2, 0.29, 0.5], [2.4, 0.31, 0.5], [4, 0.6, 0.5]), [[0.3, 0], [0.3, 1]], [[2.3, 'right']]],
  ])('%s', (_, one, line, expected) => {
    expect(lineCrossings([one], line).map(({ at, to }) => [at, to])).toEqual(expected.map(([at, to]) => [expect.closeTo(at, 6), to]));
  });
});

it('counts how many are there at once', () => {
  expect(countOverTime([CAR, GUEST, track(3, [10, 0, 0], [12, 1, 1])])).toEqual([{ at: 0, count: 1 }, { at: 2, count: 2 }, { at: 10, count: 1 }, { at: 12, count: 0 }]);
  expect(countOverTime([])).toEqual([]);
});
