import { expect, it } from 'vitest';
import type { PathPoint } from '../domain/object-track.ts';
import { boxOf } from './boxes.ts';
import { compactPath } from './compact-path.ts';

const point = (at: number, left: number, top = 0.4): PathPoint => ({ at, box: boxOf({ left, top, right: left + 0.1, bottom: top + 0.2 }) });

it('what stands still or moves evenly is two points, what turns is three', () => {
  const there = Array.from({ length: 11 }, (_, step) => point(step / 2, step / 20));
  expect(compactPath(there).map(({ at }) => at)).toEqual([0, 5]);
  const back = [...there, ...Array.from({ length: 10 }, (_, step) => point(5.5 + step / 2, 0.5 - (step + 1) / 20))];
  expect(compactPath(back).map(({ at }) => at)).toEqual([0, 5, 10]);
  expect(compactPath(Array.from({ length: 500 }, (_, step) => point(step, 0.3)))).toHaveLength(2);
});

it('is nowhere further from where a thing was seen than is allowed', () => {
  const circle = Array.from({ length: 60 }, (_, step) => point(step / 5, 0.4 + 0.3 * Math.cos(step / 10), 0.4 + 0.3 * Math.sin(step / 10)));
  const short = compactPath(circle);
  expect(short.length).toBeLessThan(30);
  for (const { at, box: [[x] = [0]] } of circle) {
    const next = short.findIndex((one) => one.at >= at);
    const [before, after] = [short[Math.max(0, next - 1)], short[next]];
    const share = before === undefined || after === undefined || after.at === before.at ? 1 : (at - before.at) / (after.at - before.at);
    expect(Math.abs(x - ((before?.box[0][0] ?? 0) * (1 - share) + (after?.box[0][0] ?? 0) * share))).toBeLessThan(0.0031);
  }
});

it('has one point where there is one, and none where there is none', () => expect([compactPath([]), compactPath([point(1, 0)])]).toEqual([[], [point(1, 0)]]));
