import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuery, MAX_QUERY_LENGTH } from './parse-query.ts';

it.each([
  ['a red car', { text: 'a red car', words: 'a red car', phrases: [] }],
  ['  a\t red\n car ', { text: 'a red car', words: 'a red car', phrases: [] }],
  ['he said "hello there" twice', { text: 'he said hello there twice', words: 'he said hello there twice', phrases: ['hello there'] }],
  ['“good night” and "good luck"', { text: 'good night and good luck', words: 'good night and good luck', phrases: ['good night', 'good luck'] }],
  ['„guten Tag“', { text: 'guten Tag', words: 'guten Tag', phrases: ['guten Tag'] }],
  ['a 27" screen', { text: 'a 27 screen', words: 'a 27 screen', phrases: [] }],
  ['"" nothing', { text: 'nothing', words: 'nothing', phrases: [] }],
  ['"!?" wow', { text: '!? wow', words: '!? wow', phrases: [] }],
  ['!!!', { text: '!!!', words: '', phrases: [] }],
  ['東京 "タワー"', { text: '東京 タワー', words: '東京 タワー', phrases: ['タワー'] }],
])('reads %j', (input, expected) => {
  expect(parseQuery(input)).toEqual(expected);
});

it.each(['', '   ', '""', '\n'])('refuses the empty query %j', (input) => {
  expect(() => parseQuery(input)).toThrow(expect.objectContaining({ code: 'query/empty' }));
});

it('refuses a query that is too long, and says by how much', () => {
  expect(() => parseQuery('x'.repeat(10_000)))
    .toThrow(expect.objectContaining({ code: 'query/too-long', facts: { length: 10_000, limit: MAX_QUERY_LENGTH } }));
});

it('takes any other input', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: MAX_QUERY_LENGTH }), (input) => {
    fc.pre(/[^\s"“”„«»]/u.test(input));
    expect(parseQuery(input).text).not.toBe('');
  }));
});
