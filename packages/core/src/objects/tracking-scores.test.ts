import { expect, it } from 'vitest';
import type { ObjectTrack } from '../domain/object-track.ts';
import { boxOf } from './boxes.ts';
import { trackingScores } from './tracking-scores.ts';

/** Stands at x from one frame to the other, both included; a frame a second. */
const track = (number: number, x: number, [start, end]: readonly [number, number]): ObjectTrack => {
  const box = boxOf({ left: x, top: 0.4, right: x + 0.1, bottom: 0.5 });
  return { number, label: 'car', score: 1, start, end, path: [{ at: start, box }, { at: end, box }], color: null };
};
const TIMES = Array.from({ length: 10 }, (_, at) => at);
const A = track(1, 0.1, [0, 9]);
const B = track(2, 0.6, [0, 9]);

// Worked by hand: of 10 or 20 true boxes; IDF1 = 2 × right / (true + told).
it.each<[string, ObjectTrack[], ObjectTrack[], { mota: number; idf1: number; misses: number; falseAlarms: number; switches: number }]>([
  ['right, under other numbers', [A, B], [{ ...B, number: 7 }, { ...A, number: 9 }], { mota: 1, idf1: 1, misses: 0, falseAlarms: 0, switches: 0 }],
  ['two of ten missed', [A], [track(1, 0.1, [2, 9])], { mota: 0.8, idf1: 16 / 18, misses: 2, falseAlarms: 0, switches: 0 }],
  ['nothing told', [A], [], { mota: 0, idf1: 0, misses: 10, falseAlarms: 0, switches: 0 }],
  ['one for five frames where nothing is', [A], [A, track(2, 0.8, [0, 4])], { mota: 0.5, idf1: 20 / 25, misses: 0, falseAlarms: 5, switches: 0 }],
  ['goes on as another after six', [A], [track(1, 0.1, [0, 5]), track(2, 0.1, [6, 9])], { mota: 0.9, idf1: 12 / 20, misses: 0, falseAlarms: 0, switches: 1 }],
  ['beside it by more than half of it', [A], [track(1, 0.15, [0, 9])], { mota: -1, idf1: 0, misses: 10, falseAlarms: 10, switches: 0 }],
  ['beside it by a fifth of it', [A], [track(1, 0.12, [0, 9])], { mota: 1, idf1: 1, misses: 0, falseAlarms: 0, switches: 0 }],
  ['two exchanged in the middle', [A, B], [
    { ...A, path: [...track(1, 0.1, [0, 4]).path, ...track(1, 0.6, [5, 9]).path] }, { ...B, path: [...track(2, 0.6, [0, 4]).path, ...track(2, 0.1, [5, 9]).path] },
  ], { mota: 0.9, idf1: 0.5, misses: 0, falseAlarms: 0, switches: 2 }],
  ['nothing there, nothing told', [], [], { mota: 1, idf1: 1, misses: 0, falseAlarms: 0, switches: 0 }],
])('%s', (_, truth, told, scores) => {
  const found = trackingScores(truth, told, TIMES);
  expect(found).toMatchObject({ misses: scores.misses, falseAlarms: scores.falseAlarms, switches: scores.switches });
  expect([found.mota, found.idf1]).toEqual([expect.closeTo(scores.mota, 9), expect.closeTo(scores.idf1, 9)]);
});
