import { expect, it } from 'vitest';
import { excerptAround } from './excerpt-around.ts';
import { clockSpan } from '../time/notation/clock-time.ts';

const TEXTS = ['one two', 'three four', 'five six', 'seven'].map((text, index) => ({ text, start: index * 10, end: index * 10 + 9 }));

it.each([
  [15, 100, 'one two three four five six seven'],
  [15, 20, '… three four five six …'],
  [35, 12, '… seven'],
  [0, 9, 'one two …'],
  [15, 6, '… three…'],
  [15, 7, '… three…'],
  [9.2, 9, 'one two …'],
  [9.2, 18, 'one two three four …'],
])('the words around %d s in %d characters are %j', (at, limit, expected) => expect(excerptAround(TEXTS, at, limit)).toBe(expected));

it('white space around a text is not part of it', () => {
  expect(excerptAround([{ text: ' one ', start: 0, end: 1 }, { text: 'two\n', start: 1, end: 2 }], 0, 10)).toBe('one two');
});

it('there are none where nothing is said', () => expect(excerptAround([], 5, 10)).toBe(''));

it('times are written as players take them', () => expect(clockSpan({ start: 62.46, end: 3_725 })).toBe('1:02.5–1:02:05.0'));
