import { describe, expect, it } from 'vitest';
import { timeFilters } from './time-filters.ts';

describe('what a question says of time', () => {
  it.each([
    ['all dogs between March and May 2024', 'after:2024-03 before:2024-06', 'all dogs'],
    ['all dogs between November 2023 and January 2024 please', 'after:2023-11 before:2024-02', 'all dogs please'],
    ['dogs from 2023-12-24 until 2023-12-31', 'after:2023-12-24 before:2024-01-01', 'dogs'],
    ['dogs between 3 May and 7 May 2024', 'after:2024-05-03 before:2024-05-08', 'dogs'],
    ['dogs between May 3rd and May 7th, 2024', 'after:2024-05-03 before:2024-05-08', 'dogs'],
    ['how often is a dog seen in 2024?', 'on:2024', 'how often is a dog seen ?'],
    ['how often in Sept. 2024', 'on:2024-09', 'how often'],
    ['on the 3rd of May 2024', '', 'on the 3rd of May 2024'],
    ['on 3rd of May 2024', 'on:2024-05-03', ''],
    ['dogs on 29 February 2024', 'on:2024-02-29', 'dogs'],
    ['dogs since 2023', 'after:2023', 'dogs'],
    ['dogs after 2023', 'after:2024', 'dogs'],
    ['dogs after February 2024', 'after:2024-03', 'dogs'],
    ['dogs before May 2024', 'before:2024-05', 'dogs'],
    ['dogs until 31 December 2023', 'before:2024-01-01', 'dogs'],
    ['alle Hunde zwischen März und Mai 2024', 'after:2024-03 before:2024-06', 'alle Hunde'],
    ['Hunde seit 3. Dezember 2023', 'after:2023-12-03', 'Hunde'],
    ['Hunde im Oktober 2023', 'on:2023-10', 'Hunde'],
    ['everything red between 1:00 and 2:30', 'after:1:00 before:2:30', 'everything red'],
    ['red from 0:59.5 to 1:02:03', 'after:0:59.5 before:1:02:03', 'red'],
  ])('“%s” is %s', (question, filters, rest) => {
    expect(timeFilters(question)).toEqual({ filters, rest });
  });

  it.each([
    'what happens between the dog and the cat', 'between May and June', 'on 31 February 2024', 'in 30 seconds', 'after the march', 'in May', 'room 2024', 'before 20245',
  ])('“%s” is nothing that could be looked up', (question) => {
    expect(timeFilters(question)).toEqual({ filters: '', rest: question });
  });
});
