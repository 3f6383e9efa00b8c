import { expect, it } from 'vitest';
import { wordsWithin } from './words-within.ts';

it('gives the words said within a span', () => {
  const cues = [{ start: 0, end: 2, text: 'one' }, { start: 2, end: 4, text: 'two\nthree' }, { start: 4, end: 6, text: 'four' }];
  expect(wordsWithin(cues, { start: 1, end: 4 })).toBe('one two three');
});
