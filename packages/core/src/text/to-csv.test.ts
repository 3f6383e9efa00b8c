import { expect, it } from 'vitest';
import { toCsv } from './to-csv.ts';

it('each row is a line, and each line ends, as RFC 4180 wants it', () => {
  expect(toCsv([['Title', 'At'], ['Moon', 1.5]])).toBe('Title,At\r\nMoon,1.5\r\n');
  expect(toCsv([])).toBe('');
});

it.each<[string, string | number, string]>([
  ['as it is where nothing in it means anything', 'plain = text - 1', 'plain = text - 1'],
  ['in quotation marks where it has a comma', 'a, b', '"a, b"'],
  ['with its own quotation marks doubled', 'say "a" and "b"', '"say ""a"" and ""b"""'],
  ['in quotation marks where it has a line feed', 'a\nb', '"a\nb"'],
  ['in quotation marks where it has a carriage return', 'a\rb', '"a\rb"'],
  ['as text where it is like a formula', '=SUM(A1)', "'=SUM(A1)"],
  ['as text where it is like a formula, in quotation marks where it has to be', '=SUM(A1,B1)', '"\'=SUM(A1,B1)"'],
  ['as text where it begins with a plus', '+1', "'+1"],
  ['as text where it begins with a minus', '-1', "'-1"],
  ['as text where it begins with an at', '@A1', "'@A1"],
  ['as text where it begins with a tab', '\t=1', "'\t=1"],
  ['as text where it begins with a carriage return', '\r=1', '"\'\r=1"'],
  ['as the number it is, also below 0', -1.5, '-1.5'],
  ['empty where it is', '', ''],
])('a cell is written %s', (_, value, written) => {
  expect(toCsv([[value]])).toBe(`${written}\r\n`);
});
