import { expect, it } from 'vitest';
import { collapseWhitespace } from './collapse-whitespace.ts';

it.each([
  ['  a \t b\n\nc ', 'a b c'], ['a\u00A0b', 'a b'], ['a b', 'a b'], [' \n ', ''], ['', ''],
])('%j is %j in one line', (text, line) => {
  expect(collapseWhitespace(text)).toBe(line);
});
