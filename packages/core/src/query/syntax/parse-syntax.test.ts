import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSyntax } from './parse-syntax.ts';
import { printSyntax } from './print-syntax.ts';

const ID = '0123456789abcdef0123456789abcdef';

describe('a query', () => {
  it.each([
    ['a red car', 'a red car'],
    ['  a\tred \n car ', 'a red car'],
    ['he said “hello  there” twice', 'he said "hello there" twice'],
    ['a 27" screen', 'a 27 screen'],
    ['garden -rain -"in the evening"', 'garden -rain -"in the evening"'],
    ['well-known - fact -!', 'well-known - fact -!'],
    ['SAID:Hello shown:"closed today" -seen:dog', 'said:Hello shown:"closed today" -seen:dog'],
    ['he said: hello', 'he said: hello'],
    ['red then green', 'red then green'],
    ['red THEN green Within 5s then blue within 2 min', 'red then green within 5s then blue within 120s'],
    ['red then green within 1:30 -rain', 'red then green -rain within 90s'],
    ['dog in:"Summer 2024" -in:draft', 'dog in:"Summer 2024" -in:"draft"'],
    ['after:1:30 dog before:2min', 'dog after:90s before:120s'],
    ['dog after:2024-05-01 before:2025', 'dog after:2024-05-01 before:2025'],
    ['dog -after:90 -longer:1h', 'dog before:90s shorter:3600s'],
    ['dog longer:"1 h 30 min" shorter:2h', 'dog longer:5400s shorter:7200s'],
    [`like:${ID}@1:02.5 beach`, `like:${ID}@62.5 beach`],
    [`like:picture:${ID} -LIKE:picture:${ID}`, `like:picture:${ID} -like:picture:${ID}`],
    ['in:trip', 'in:"trip"'],
    ['tag:holiday dog -TAG:"not done"', 'dog tag:"holiday" -tag:"not done"'],
    ['speaker:ada budget -Speaker:"Bob B"', 'budget speaker:"ada" -speaker:"Bob B"'],
    ['object:Car COLOR:Red moving:left -object:"traffic light"', 'object:Car color:red moving:left -object:"traffic light"'],
    ['colour:gray size:big', 'color:grey size:large'],
    ['', ''],
  ])('%j is read as %j', (input, printed) => {
    const { syntax, notes } = parseSyntax(input);
    expect(printSyntax(syntax)).toBe(printed);
    expect(notes).toEqual([]);
  });

  it.each([
    ['then red', 1], ['red then', 1], ['red then then', 1], ['"red then green"', 1], ['said:then red', 1], ['then', 1],
    ['red -then green', 1], ['red then -green', 1], ['red in:x then', 1], ['red within 5s', 1],
    ['red then green', 2], ['red then then green', 2], ['"red" then said:green', 2], ['a then b then c', 3], ['-a b then c -d', 2],
  ])('%j has %i step(s)', (input, steps) => {
    expect(parseSyntax(input).syntax.steps).toHaveLength(steps);
  });

  it.each([
    ['within 5s', 'red then within 5s', undefined],
    ['a length that is none', 'red then green within reason', undefined],
    ['more words after it', 'red then green within 5s please', undefined],
    ['a limit after it', 'red then green within 5s in:x', 5],
    ['half a second', 'red then green within 0.5 seconds', 0.5],
  ])('knows %s', (_, input, within) => {
    expect(parseSyntax(input).syntax.steps[1]?.within).toBe(within);
  });
});

describe('what is not understood', () => {
  it.each([
    ['shade:red car', 'shade:red car', '“shade:” is not known'],
    ['color:teal', 'color:teal', '“color:” needs a colour like red'],
    ['moving:sideways', 'moving:sideways', '“moving:” needs left, right'],
    ['mood:happy', 'mood:happy', '“mood:” is not known'],
    ['after:lunch', 'after:lunch', '“after:” needs a position'],
    ['after:2024-13-01', 'after:2024-13-01', '“after:” needs a position'],
    ['longer:"a while"', 'longer: "a while"', '“longer:” needs a length'],
    ['-colour:"dark red"', '-colour: -"dark red"', '“colour:” needs a colour like red'],
    ['like:me', 'like:me', '“like:” needs a video'],
  ])('%j is searched as words and said so', (input, printed, note) => {
    const { syntax, notes } = parseSyntax(input);
    expect(printSyntax(syntax)).toBe(printed);
    expect(syntax.filters).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  it.each(['http://example.org/x', 'at 10:30', 'note: buy milk', ':x'])('%j is no try at syntax', (input) => {
    expect(parseSyntax(input)).toMatchObject({ notes: [], syntax: { filters: [] } });
  });
});

/** Pieces that mean something, so that most made-up queries have syntax in them. */
const piece = fc.constantFrom(
  'then', 'within', '20s', '20', 's', '2min', '1:30', '-', '"', '“', '”', ':', ' ', ' ', 'red', 'said:', 'seen:', 'in:', 'tag:', 'speaker:', 'after:', 'before:',
  'longer:', 'like:', 'foo:', `${ID}@5`, `picture:${ID}`, '2024', '2024-05', '!', 'é',
);

describe.each([
  ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
  ['pieces of syntax', fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))],
  ['words of syntax', fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(' '))],
])('%s', (_, inputs) => {
  it('is a query, and what is printed is read as the same', () => {
    fc.assert(fc.property(inputs, (input) => {
      const { syntax } = parseSyntax(input);
      expect(parseSyntax(printSyntax(syntax)).syntax).toEqual(syntax);
    }), { numRuns: 1_000 });
  });

  it('loses no word', () => {
    fc.assert(fc.property(inputs, (input) => {
      const { steps, filters } = parseSyntax(input).syntax;
      expect(steps.length + filters.length > 0).toBe(/[^\s"“”„«»]/u.test(input));
    }));
  });
});
