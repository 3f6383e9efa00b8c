import { describe, expect, it } from 'vitest';
import { writtenWords } from './written-words.ts';

describe('what a query says that stands written', () => {
  it.each([
    ['a sign saying stop', 'stop'],
    ['T-shirt that says TORONTO', 'TORONTO'],
    ['the slide titled: Results of 2024', 'Results of 2024'],
    ['keys labelled enter, shift', 'enter, shift'],
    ['a jar labeled honey', 'honey'],
    ['title card saying the end', 'the end'],
    ['exit only', 'exit only'],
    ['what the sign says', 'what the sign says'],
    ['essays', 'essays'],
    ['', ''],
  ])('of %j is %j', (query, words) => expect(writtenWords(query)).toBe(words));
});
