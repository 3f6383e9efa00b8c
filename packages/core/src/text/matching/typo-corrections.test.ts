import { expect, it } from 'vitest';
import { isCorrectable, maxEdits, typoCorrections } from './typo-corrections.ts';

const LIBRARY = [
  { word: 'bulbasaur', count: 3 }, { word: 'bridge', count: 9 }, { word: 'fridge', count: 2 }, { word: 'bride', count: 20 }, { word: 'cat', count: 1 },
  { word: 'lighthouse', count: 4 }, { word: 'lighthouses', count: 1 },
];

it.each<[string, string, readonly string[]]>([
  ['two swapped letters', 'bulbasuar', ['bulbasaur']],
  ['a wrong first letter', 'pulbasaur', ['bulbasaur']],
  ['two errors in a long word', 'blubasuar', ['bulbasaur']],
  ['an error in a short word', 'brdige', ['bridge']],
  ['several words, the most frequent first', 'bridde', ['bride', 'bridge']],
  ['fewer errors before what is more frequent', 'lighthousess', ['lighthouses', 'lighthouse']],
  ['a shorter word', 'catt', ['cat']],
  ['nothing: two errors in a short word', 'brigd', []],
  ['nothing: the word is there', 'bridge', []],
  ['nothing: another form of the word is there', 'bridges', []],
  ['nothing: too short', 'cta', []],
  ['nothing: no word', 'bridg3', []],
])('means %s: %s', (_, typed, meant) => {
  expect(typoCorrections(typed, LIBRARY)).toEqual(meant);
});

it.each([['boat', true], ['boa', false], ['b4by', false], ['élève', true], ['橋', false], ['สะพาน'.slice(0, 2), false], ["don't", false], ['a'.repeat(41), false]])('%s may be a typing error: %s', (word, expected) => {
  expect(isCorrectable(word)).toBe(expected);
});

it('two errors are looked for from eight letters on', () => {
  expect([maxEdits('sailing'), maxEdits('sailings')]).toEqual([1, 2]);
});
