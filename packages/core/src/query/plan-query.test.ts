import { expect, it } from 'vitest';
import { parseSyntax } from './parse-syntax.ts';
import { planQuery } from './plan-query.ts';

const ID = '0123456789abcdef0123456789abcdef';
const plan = (query: string) => planQuery(parseSyntax(query).syntax);

it.each(['a red car', '"exact words" and more', 'then', 'foo:bar', ''])('%j needs one search as it stands', (query) => {
  expect(plan(query)).toBe('plain');
});

it.each<[string, readonly object[], readonly object[]]>([
  ['garden -rain', [{ text: 'garden', like: [] }], [{ text: 'rain', like: [] }]],
  ['garden -"heavy rain" -seen:dog', [{ text: 'garden', like: [] }], [{ text: '"heavy rain"', like: [] }, { text: 'dog', modalities: ['visual'], like: [] }]],
  ['red said:hello car said:"good day"', [{ text: 'red car', like: [] }, { text: 'hello "good day"', modalities: ['speech'], like: [] }], []],
  ['seen:"red car"', [{ text: 'red car', modalities: ['visual'], like: [] }], []],
  ['described:"red car"', [{ text: 'red car', modalities: ['described'], like: [] }], []],
  [`like:${ID}@5 snow seen:dog said:hello`, [
    { text: 'snow dog', modalities: ['visual'], like: [{ videoId: ID, at: 5 }] }, { text: 'hello', modalities: ['speech'], like: [] },
  ], []],
  [`like:picture:${ID} snow`, [{ text: 'snow', modalities: ['visual'], like: [{ picture: ID }] }], []],
  ['-rain', [{ text: 'rain', like: [] }], []],
])('%j is searched as its clauses', (query, clauses, without) => {
  expect(plan(query)).toMatchObject({ steps: [{ clauses, without }] });
});

it('gives each step its gap, a minute where nothing is said', () => {
  expect(plan('a then b within 5s then c')).toMatchObject({ steps: [{}, { within: 5 }, { within: 60 }], notes: [] });
});

it('says when there is nothing left to look for', () => {
  expect(plan('-rain')).toMatchObject({ notes: [expect.stringContaining('“-rain” leaves nothing to look for')] });
});
