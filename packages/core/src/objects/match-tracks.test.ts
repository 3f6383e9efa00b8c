import { describe, expect, it } from 'vitest';
import type { ObjectColor, ObjectTrack } from '../domain/object-track.ts';
import { boxOf } from './boxes.ts';
import { matchTracks, type AskedThings } from './match-tracks.ts';

type Place = readonly [at: number, x: number, y: number, size: number];
let numbers = 0;
const track = (label: string, color: ObjectColor | null, ...path: readonly Place[]): ObjectTrack => ({
  number: numbers += 1, label, color, score: 0.8, start: path[0]?.[0] ?? 0, end: path.at(-1)?.[0] ?? 0,
  path: path.map(([at, x, y, size]) => ({ at, box: boxOf({ left: x - size / 2, top: y - size / 2, right: x + size / 2, bottom: y + size / 2 }) })),
});
/** Five places a second from one to the other. */
const goes = ([from, x, y, size]: Place, [to, toX, toY, toSize]: Place): readonly Place[] => Array.from({ length: Math.round((to - from) * 5) + 1 }, (_, step): Place => {
  const share = step / Math.round((to - from) * 5);
  return [from + share * (to - from), x + share * (toX - x), y + share * (toY - y), size + share * (toSize - size)];
});

const CAR = track('car', 'red', ...goes([0, 0.9, 0.5, 0.2], [4, 0.3, 0.5, 0.2]), ...goes([4.2, 0.3, 0.5, 0.2], [8, 0.3, 0.5, 0.2]), ...goes([8.2, 0.32, 0.5, 0.2], [12, 0.9, 0.5, 0.2]));
const OTHER_CAR = track('car', 'blue', ...goes([2, 0.1, 0.1, 0.05], [6, 0.6, 0.6, 0.05]));
const BALLOON = track('balloon', 'red', ...goes([0, 0.5, 0.5, 0.05], [5, 0.5, 0.5, 0.5]));
const ANN = track('person', null, ...goes([10, 0.2, 0.5, 0.1], [20, 0.2, 0.5, 0.1]));
const BEN = track('person', null, ...goes([15, 0.5, 0.5, 0.1], [25, 0.5, 0.5, 0.1]));
const DOG = track('dog', 'brown', ...goes([12, 0.8, 0.5, 0.1], [18, 0.8, 0.5, 0.1]));
const ALL = [CAR, OTHER_CAR, BALLOON, ANN, BEN, DOG];

describe('what is asked of things', () => {
  it.each<[string, AskedThings[], [number, number][]]>([
    ['a car', [{ label: 'car' }], [[0, 12]]],
    ['a blue car', [{ label: 'car', color: 'blue' }], [[2, 6]]],
    ['anything red', [{ color: 'red' }], [[0, 12]]],
    ['a car that goes left', [{ label: 'car', moving: 'left' }], [[0, 4]]],
    ['a red car that goes right', [{ label: 'car', color: 'red', moving: 'right' }], [[8, 12]]],
    ['a red car that stands', [{ label: 'car', color: 'red', moving: 'still' }], [[4, 8]]],
    ['what goes down, also aslant', [{ moving: 'down' }], [[2, 6]]],
    ['what goes up', [{ moving: 'up' }], []],
    ['what comes nearer', [{ moving: 'towards' }], [[0, 5]]],
    ['what goes away', [{ moving: 'away' }], []],
    ['what is small', [{ size: 'small' }], [[0, 0.5], [2, 6]]],
    ['what is large', [{ size: 'large' }], [[3, 5]]],
    ['a person', [{ label: 'person' }], [[10, 25]]],
    ['two people', [{ label: 'person', count: 2 }], [[15, 20]]],
    ['two people and a dog', [{ label: 'person', count: 2 }, { label: 'dog' }], [[15, 18]]],
    ['three people', [{ label: 'person', count: 3 }], []],
    ['a car and a red car, which is another', [{ label: 'car' }, { label: 'car', color: 'red' }], [[2, 6]]],
    ['a blue car and a blue car', [{ label: 'car', color: 'blue' }, { label: 'car', color: 'blue' }], []],
    ['nothing', [], []],
  ])('%s', (_, asked, spans) => {
    const found = matchTracks(ALL, asked);
    expect(found).toHaveLength(spans.length);
    for (const [index, [start, end]] of spans.entries()) {
      expect(Math.abs((found[index]?.start ?? NaN) - start)).toBeLessThanOrEqual(0.45);
      expect(Math.abs((found[index]?.end ?? NaN) - end)).toBeLessThanOrEqual(0.45);
    }
  });

  it('says which are meant, and how sure the detector was of them', () => {
    expect(matchTracks(ALL, [{ label: 'person', count: 2 }, { label: 'dog' }])).toEqual([{ start: 15, end: 18, score: expect.closeTo(0.8), tracks: [ANN.number, BEN.number, DOG.number] }]);
  });

  it('sees what comes in at the edge of the picture, where a box only grows, go into it and not nearer', () => {
    const comes = track('car', null, ...Array.from({ length: 11 }, (_, step): Place => [step / 5, 0, 0.5, 0.2])).path
      .map(({ at }) => ({ at, box: boxOf({ left: Math.max(0, at * 0.1 - 0.2), right: at * 0.1, top: 0.4, bottom: 0.6 }) }));
    const car = { ...CAR, path: comes, start: 0, end: 2 };
    expect(matchTracks([car], [{ moving: 'right' }])).toHaveLength(1);
    expect(matchTracks([car], [{ moving: 'towards' }])).toEqual([]);
  });

  it('counts ten thousand tracks without looking at each with each', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => track('car', null, [index, 0.5, 0.5, 0.1], [index + 2, 0.5, 0.5, 0.1]));
    expect(matchTracks(many, [{ label: 'car', count: 2 }])).toMatchObject([{ start: 1, end: 10_000 }]);
  });
});
