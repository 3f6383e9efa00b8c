import { expect, it } from 'vitest';
import { hasOtherNumbers } from './other-numbers.ts';

it.each([
  ['Step 1 of our plan', 'Step 2 of our plan', true],
  ['Step 9', 'Step 10', true],
  ['Step 1 of our plan', 'Step 1 of cur plan', false],
  ['Gate 4711', 'Gate 4Z11', false],
  ['Gate 4711', 'Gate', false],
  ['no number', 'another one', false],
])('"%s" and "%s" have other numbers: %s', (a, b, expected) => {
  expect(hasOtherNumbers(a, b)).toBe(expected);
});
