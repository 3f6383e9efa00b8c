import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damerauDistance } from './damerau-distance.ts';

it.each([
  ['bulbasaur', 'bulbasuar', 1], ['bulbasaur', 'bulbasar', 1], ['bulbasaur', 'bulbasaurr', 1], ['bulbasaur', 'bulbasour', 1], ['bulbasaur', 'ulbasaur', 1],
  ['bulbasaur', 'ublbasuar', 2], ['bulbasaur', 'bulbsr', 3], ['bulbasaur', 'pikachu', 3], ['bridge', 'bridge', 0], ['', 'ab', 2], ['abcd', 'badc', 2], ['ca', 'abc', 3],
])('of %j, %d errors (three at most) make %j', (a, b, edits) => {
  expect(damerauDistance(a, b, 2)).toBe(edits);
  expect(damerauDistance(b, a, 2)).toBe(edits);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

it('one error is found wherever it was made', () => {
  fc.assert(fc.property(word, fc.nat(5), fc.constantFrom('a', 'b', 'c'), (from, place, letter) => {
    const at = Math.min(place, from.length);
    const swapped = `${from.slice(0, at)}${from[at + 1] ?? ''}${from[at] ?? ''}${from.slice(at + 2)}`;
    for (const made of [from.slice(0, at) + letter + from.slice(at), from.slice(0, at) + from.slice(at + 1), from.slice(0, at) + letter + from.slice(at + 1), swapped]) {
      expect(damerauDistance(from, made, 2)).toBeLessThanOrEqual(1);
      expect(damerauDistance(from, made, 2) === 0).toBe(from === made);
    }
  }));
});
