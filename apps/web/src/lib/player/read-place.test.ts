import { expect, it } from 'vitest';
import { readPlace } from './read-place.ts';

it.each<[string, number | undefined]>([
  ['90', 90], ['1:30', 90], [' 1:02:03.5 ', 3_723.5], ['+5', 15], ['-2.5', 7.5], ['-20', 0], ['#50', 2.012], ['00:00:02:12', 2.492], ['00:00:02:25', undefined], ['soon', undefined], ['', undefined], ['1:', undefined],
])('%j is %d', (typed, place) => {
  const found = readPlace(typed, { now: 10, rate: 25 });
  if (place === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(place, 6);
});

it('knows drop-frame numbers, and nothing of frames where there are none', () => {
  expect(readPlace('00:01:00;02', { now: 0, rate: 29.97 })).toBeCloseTo(1_800.3 * 1_001 / 30_000, 6);
  expect(readPlace('#50', { now: 0, rate: 0 })).toBeUndefined();
});
