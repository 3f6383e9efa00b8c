import { expect, it } from 'vitest';
import { readDate, readSeconds } from './values.ts';

it.each([
  ['90', 90], ['90s', 90], ['90 s', 90], ['1.5min', 90], ['2 minutes', 120], ['1h30m', 5_400], ['1:30', 90], ['01:02:03', 3_723],
  ['0:00.25', 0.25], ['2MIN', 120],
  ['', undefined], ['soon', undefined], ['5x', undefined], ['s', undefined], ['1:2:3:4', undefined], ['5 s or so', undefined],
  ['99999999999', undefined], ['constructor', undefined], ['-5', undefined],
])('reads %j as seconds', (text, expected) => {
  expect(readSeconds(text)).toBe(expected);
});

it.each([
  ['2024', '2024'], ['2024-05', '2024-05'], ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined], ['2024-13', undefined], ['90', undefined], ['20240501', undefined], ['3024', undefined],
])('reads %j as a date', (text, expected) => {
  expect(readDate(text)).toBe(expected);
});
