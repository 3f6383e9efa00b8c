import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FuzzyVocabulary, isFuzzyMatchable, isOneEditApart, deletionVariants } from './fuzzy-words.ts';

it.each([
  ['bridge', 'brdge', true], ['bridge', 'briddge', true], ['bridge', 'bribge', true], ['bridge', 'brigde', true],
  ['bridge', 'bridges', true], ['bridge', 'bridg', true], ['élève', 'élèvé', true], ['little', 'litle', true],
  ['bridge', 'bridgee', true], ['aaaaa', 'aaaaaa', true], ['aaaaa', 'aaaaaaa', false], ['bridge', 'brinnge', false], ['trabcks', 'trbaks', false],
  ['bridge2', 'bridge3', false], ['b2ridge', 'b2rigde', false], ['bridge', 'ridge', false],
  ['bridge', 'bridge', false], ['bridge', 'fridge', false], ['bridge', 'brides', false], ['bridge', 'bgirde', false],
  ['boat', 'boast', false], ['12345', '12346', false], ['', '', false],
])('%s and %s are near: %s', (a, b, expected) => {
  expect(isOneEditApart(a, b)).toBe(expected);
  expect(isOneEditApart(b, a)).toBe(expected);
});

it('a word of more than 40 letters is near none: comparing it takes the square of its length', () => {
  expect([isFuzzyMatchable('a'.repeat(40)), isFuzzyMatchable('a'.repeat(41))]).toEqual([true, false]);
  expect(isOneEditApart('a'.repeat(40), 'a'.repeat(41))).toBe(false);
});

it.each<[string, readonly string[]]>([
  ['bridg', ['bride', 'bridge']], ['brides', ['bride', 'bridles']], ['boast', ['boost']], ['boat', []], ['fridge', []], ['', []],
])('%j may mean %j', (typed, meant) => {
  const vocabulary = new FuzzyVocabulary();
  for (const one of ['bride', 'bridge', 'bridles', 'boost', 'boat', 'bride', 'bridges2']) vocabulary.add(one);
  expect(vocabulary.near(typed).toSorted()).toEqual(meant);
});

it('a word has itself and what is left without one letter, but for the first, once each', () => {
  expect(deletionVariants('bridge')).toEqual(['bridge', 'bidge', 'brdge', 'brige', 'bride', 'bridg']);
  expect(deletionVariants('aaa')).toEqual(['aaa', 'aa']);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 5, maxLength: 7 });

it('is found in a book wherever it is near, and shares a form with what it is near', () => {
  fc.assert(fc.property(fc.array(word), word, (words, typed) => {
    const book = new FuzzyVocabulary();
    for (const one of [...words, ...words]) book.add(one);
    const near = [...new Set(words)].filter((one) => isOneEditApart(one, typed));
    expect([...book.near(typed)].toSorted()).toEqual(near.toSorted());
    expect(near.every((one) => deletionVariants(one).some((form) => deletionVariants(typed).includes(form)))).toBe(true);
    expect(book.has(typed)).toBe(words.includes(typed));
  }));
});
