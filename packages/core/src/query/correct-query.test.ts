import { expect, it } from 'vitest';
import { correctQuery, correctableWords } from './correct-query.ts';

it.each<[string, readonly string[]]>([
  ['a bulbasuar on the gras', ['bulbasuar', 'gras']],
  ['Bulbasuar, bulbasuar!', ['bulbasuar']],
  ['said:brigde shown:exitt described:kichen', ['brigde', 'exitt', 'kichen']],
  ['a brigde then a kichen within 20s', ['brigde', 'kichen']],
  ['"a bulbasuar" brigde', ['brigde']],
  ['-brigde seen:kichen', []],
  ['in:brigde tag:"kichen" near:Tokio longer:2min', []],
  ['then within described', []],
  ['teh cta with have', []],
  ['https://example.com/brigde well-nown don’t c3po', []],
  ['橋を渡る人', []],
  ['', []],
  [`like:${'a'.repeat(32)}@3 brigde`, []],
])('of %j, %j may be typing errors', (query, words) => {
  expect(correctableWords(query)).toEqual(words);
});

const CORRECTIONS = new Map([['brigde', 'bridge'], ['kichen', 'kitchen'], ['thenn', 'then']]);

it.each([
  ['a brigde', 'a bridge'],
  ['the Brigde, now', 'the bridge, now'],
  ['"a brigde" brigde -brigde', '"a brigde" bridge -brigde'],
  ['said:brigde then kichen within 20s in:brigde', 'said:bridge then kitchen within 20s in:"brigde"'],
  ['kittens', 'kittens'],
  ['a brigde thenn a kichen', undefined],
])('%j is corrected to %j', (query, expected) => {
  expect(correctQuery(query, CORRECTIONS)).toBe(expected);
});
