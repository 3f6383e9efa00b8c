import { expect, it } from 'vitest';
import { moved } from './moved.ts';

it.each<[string, number, string | undefined]>([
  ['a', 2, 'bcad'], ['d', 0, 'dabc'], ['b', 1, undefined], ['a', -1, undefined], ['d', 4, undefined], ['x', 0, undefined],
])('%s goes to place %i: %s', (id, to, wanted) => {
  expect(moved(['a', 'b', 'c', 'd'], id, to)?.join('')).toBe(wanted);
});
