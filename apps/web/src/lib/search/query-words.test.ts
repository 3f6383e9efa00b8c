import { expect, it } from 'vitest';
import { likePictures, textWords } from './query-words.ts';

it.each([
  ['a red car', 'a red car'],
  ['said:invoice -paid in:"meeting" then "thank you" within 5s', 'invoice thank you'],
  ['seen:dog shown:"no dogs"', 'no dogs'],
  ['after:1:30 before:2024', ''],
])('the words of %j are %j', (query, words) => {
  expect(textWords(query)).toBe(words);
});

it('knows the pictures that a query compares with', () => {
  const id = 'ab'.repeat(16);
  expect(likePictures(`snow like:${id}@1:30 -like:${id}@5`)).toEqual([{ videoId: id, at: 90 }]);
});
