import { expect, it } from 'vitest';
import { joinLikes, likePictures, queryTitle, splitLikes, textWords } from './query-words.ts';

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

it.each([
  ['snow like:ab@1:30', { words: 'snow', likes: ['like:ab@1:30'] }, 'snow'],
  ['like:ab@13', { words: '', likes: ['like:ab@13'] }, 'More like this'],
  ['dog  on  ice', { words: 'dog  on  ice', likes: [] }, 'dog on ice'],
  ['', { words: '', likes: [] }, 'Search'],
])('the field shows the pictures of %j apart', (query, split, title) => {
  expect(splitLikes(query)).toEqual(split);
  expect(splitLikes(joinLikes(split))).toEqual(split);
  expect(queryTitle(query)).toBe(title);
});

it('leaves pictures in their place where one thing comes after another', () => {
  const query = `like:${'ab'.repeat(16)}@1 then a dog`;
  expect(splitLikes(query)).toEqual({ words: query, likes: [] });
});
