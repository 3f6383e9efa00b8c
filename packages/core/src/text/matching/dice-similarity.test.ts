import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diceSimilarity } from './dice-similarity.ts';

it.each([
  ['night', 'nacht', 0.25],
  ['ab', 'abc', 2 / 3],
  ['ab', 'cd', 0],
  ['aaaa', 'aa', 0.5],
  ['Good night, moon!', 'good  NIGHT moon', 1],
  ['good night', 'night good', 7 / 9],
  ['a', 'a', 1],
  ['a', 'b', 0],
  ['a', 'ab', 0],
  ['', 'night', 0],
  ['', '?!', 1],
])('%j and %j are alike by %d', (a, b, likeness) => {
  expect(diceSimilarity(a, b)).toBeCloseTo(likeness);
  expect(diceSimilarity(b, a)).toBeCloseTo(likeness);
});

it('any two texts are alike from 0 to 1, however many have been compared before', () => {
  fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
    expect(diceSimilarity(a, a)).toBe(1);
    expect(diceSimilarity(a, b)).toBe(diceSimilarity(b, a));
    expect(diceSimilarity(a, b)).toBeGreaterThanOrEqual(0);
    expect(diceSimilarity(a, b)).toBeLessThanOrEqual(1);
  }), { numRuns: 400 });
  expect(diceSimilarity('night', 'nacht')).toBeCloseTo(0.25);
});
