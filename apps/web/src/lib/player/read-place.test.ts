import { expect, it } from 'vitest';
import { readPlace } from './read-place.ts';

it.each<[string, number | undefined]>([
  ['90', 90], ['62.5', 62.5], ['62,5', 62.5], ['1:30', 90], ['1:02.5', 62.5], [' 1:02:03.5 ', 3_723.5], ['+5', 15], ['-2.5', 7.5], ['−2.5', 7.5], ['+1:00', 70], ['-20', 0],
  ['#50', 2.012], ['-2f', 9.932], ['+10F', 10.412], ['-9999f', 0.012], ['00:00:02:12', 2.492], ['0:0:2:12', 2.492],
  ['00:00:02:25', undefined], ['soon', undefined], ['', undefined], ['1:', undefined], ['+', undefined], ['--2', undefined], ['2f', undefined], ['1e3', undefined],
])('%j is %d', (typed, place) => {
  const found = readPlace(typed, { now: 10, rate: 25 });
  if (place === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(place, 6);
});

it('knows drop-frame numbers, and nothing of frames where there are none', () => {
  expect(readPlace('00:01:00;02', { now: 0, rate: 29.97 })).toBeCloseTo(1_800.3 * 1_001 / 30_000, 6);
  for (const typed of ['#50', '+2f', '00:00:02:12']) expect(readPlace(typed, { now: 0, rate: 0 })).toBeUndefined();
});
