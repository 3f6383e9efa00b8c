import { expect, it } from 'vitest';
import { planQuery } from './plan-query.ts';
import { parseSyntax } from './syntax/parse-syntax.ts';

const ID = '0123456789abcdef0123456789abcdef';
const plan = (query: string) => planQuery(parseSyntax(query).syntax);

it.each(['a red car', '"exact words" and more', 'then', 'foo:bar', ''])('%j needs one search as it stands', (query) => {
  expect(plan(query)).toBe('plain');
});

it.each<[string, readonly object[], readonly object[]]>([
  ['garden -rain', [{ kind: 'words', text: 'garden' }], [{ kind: 'words', text: 'rain' }]],
  ['garden -"heavy rain" -seen:dog', [{ kind: 'words', text: 'garden' }], [
    { kind: 'words', text: 'heavy rain', phrases: ['heavy rain'] }, { kind: 'words', text: 'dog', modality: 'visual' },
  ]],
  ['red said:hello car said:"good day"', [
    { kind: 'words', text: 'red car' }, { kind: 'words', text: 'hello good day', phrases: ['good day'], modality: 'speech' },
  ], []],
  ['seen:"red car"', [{ kind: 'words', text: 'red car', phrases: [], modality: 'visual' }], []],
  ['object:car color:red moving:left object:dog dog', [{ kind: 'words', text: 'red car moving left, dog', modality: 'object' }, { kind: 'words', text: 'dog' }], []],
  ['color:red object:car', [{ kind: 'words', text: 'red car', modality: 'object' }], []],
  ['described:"red car"', [{ kind: 'words', text: 'red car', phrases: [], modality: 'described' }], []],
  [`like:${ID}@5 snow seen:dog said:hello`, [
    { kind: 'similar', examples: [{ videoId: ID, at: 5 }], text: 'snow dog' }, { kind: 'words', text: 'hello', modality: 'speech' },
  ], []],
  [`like:picture:${ID} snow`, [{ kind: 'picture', examples: [{ picture: ID }], text: 'snow' }], []],
  [`like:picture:${ID} like:${ID}@5`, [{ kind: 'similar', examples: [{ picture: ID }, { videoId: ID, at: 5 }] }], []],
  ['-rain', [{ kind: 'words', text: 'rain' }], []],
])('%j is searched as its clauses', (query, clauses, without) => {
  expect(plan(query)).toMatchObject({ steps: [{ clauses, without }] });
});

it('gives each step its gap, a minute where nothing is said', () => {
  expect(plan('a then b within 5s then c')).toMatchObject({ steps: [{}, { within: 5 }, { within: 60 }], notes: [] });
});

it('says when there is nothing left to look for', () => {
  expect(plan('-rain')).toMatchObject({ notes: [expect.stringContaining('“-rain” leaves nothing to look for')] });
});

it('needs no words to a picture', () => {
  expect(plan(`like:picture:${ID}`)).toEqual({
    steps: [{ words: `like:picture:${ID}`, clauses: [{ kind: 'picture', examples: [{ picture: ID }] }], without: [], within: 60 }], filters: [], notes: [],
  });
});

it.each([
  ['steps', Array.from({ length: 13 }, (_, index) => `a${index}`).join(' then ')],
  ['unwanted words', `garden ${Array.from({ length: 12 }, (_, index) => `-a${index}`).join(' ')}`],
  ['the same step again and again', Array.from({ length: 13 }, () => 'a').join(' then ')],
])('twelve searches are the most that one query may ask for: %s', (_, query) => {
  expect(() => plan(query)).toThrow(expect.objectContaining({ code: 'query/too-complex', facts: { clauses: 13, limit: 12 } }));
});
