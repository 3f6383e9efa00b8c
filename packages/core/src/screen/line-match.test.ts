import { describe, expect, it } from 'vitest';
import { editsWithin, holdsExactly, lineGrams, lineMatch, matchingLines, squeezed } from './line-match.ts';

describe('how much of a query stands in a line', () => {
  it.each<[string, string, number]>([
    ['Closing Time', 'closing time', 1],
    ['Closing Time', 'time closing', 1],
    ['EXITONLY', 'exit only', 0.9],
    ['exit only', 'EXITONLY', 0.9],
    ['Videoinpression Pictures', 'videoimpression', 0.75],
    ['Café Zürich', 'cafe zurich', 1],
    ['B-XK 4711', '4711', 1],
    ['BXK4711', '4711', 0.9],
    ['BXK4712', '4711', 0],
    ['SHOPPERS', 'Shoppers Drug Mart', 1 / 3],
    ['stable', 'table', 0.9],
    ['cat food', 'at', 0],
    ['出口专用', '出口', 1],
    ['KPACOTA B MbICnAX', 'красота в мыслях', (1 + 1 + 0.75) / 3],
    ['Красота в мыслях', 'красота в мыслях', 1],
    ['Καλημέρα κόσμε', 'καλημερα', 1],
    ['Market', 'basket', 0],
    ['the end', 'the', 1],
    ['anything', '?!', 0],
  ])('%j for %j', (text, query, share) => expect(lineMatch(text, query)).toBeCloseTo(share, 5));

  it('forgives one character in five, no more', () => {
    expect(lineMatch('Tranmissoin', 'transmission')).toBe(0);
    expect(lineMatch('Transmisson', 'transmission')).toBe(0.75);
    expect(editsWithin('xxabcdxx', 'abcd')).toBe(0);
    expect(editsWithin('xxabdxx', 'abcd')).toBe(1);
    expect(editsWithin('', 'abcd')).toBe(4);
  });
});

it('quoted words must stand there letter for letter, with or without spaces', () => {
  expect(holdsExactly('NO EXIT-ONLY lane', 'exit only')).toBe(true);
  expect(holdsExactly('EXITONLY', 'exit only')).toBe(true);
  expect(holdsExactly('exit lonely', 'exit only')).toBe(false);
});

it('lines are found by runs of three characters, of short words by the word', () => {
  expect(squeezed('Ça va? — 4711')).toBe('cava4711');
  expect(lineGrams('exit at 出口')).toEqual(['exi', 'xit', '出', '口']);
});

it('lines that are shown are those that hold something of the query and have a place, the fullest first', () => {
  const box = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;
  const line = (text: string, placed = true) => ({ text, start: 0, end: 1, confidence: 1, kind: 'plain' as const, ...(placed && { box }) });
  expect(matchingLines([line('SHOP'), line('Other'), line('FUTURE SHOP'), line('FUTURE', false)], 'future shop')).toEqual([
    { text: 'FUTURE SHOP', start: 0, end: 1, box }, { text: 'SHOP', start: 0, end: 1, box },
  ]);
});
