import { expect, it } from 'vitest';
import { otlpHeaders } from './otlp-headers.ts';

it.each([
  ['api-key=abc', { 'api-key': 'abc' }],
  [' a = 1 , b=2=3', { a: '1', b: '2=3' }],
  ['authorization=Basic%20YTpi', { authorization: 'Basic YTpi' }],
])('reads %s', (text, expected) => {
  expect(otlpHeaders.parse(text)).toEqual(expected);
});

it.each(['abc', '=x', 'a b=c', 'a=1,', 'a=%FF'])('refuses %s', (text) => {
  expect(otlpHeaders.safeParse(text).error?.issues[0]?.message).toContain('must be name=value');
});
