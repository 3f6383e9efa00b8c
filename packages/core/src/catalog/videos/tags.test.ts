import { expect, it } from 'vitest';
import { cleanTags, tagList } from './tags.ts';

it.each<[readonly string[], readonly string[]]>([
  [['  summer   2024 ', 'Beach'], ['summer 2024', 'Beach']],
  [['Café', 'cafe', 'CAFÉ'], ['Café']],
  [['', ' '], []],
])('makes %j to %j', (given, expected) => {
  expect(cleanTags(given)).toEqual(expected);
});

it.each([[['x'.repeat(61)]], [Array.from({ length: 51 }, (_, n) => `tag ${n}`)], [['']]])('refuses tags that are no labels', (tags) => {
  expect(tagList.safeParse(tags).success).toBe(false);
});
