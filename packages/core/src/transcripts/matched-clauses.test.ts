import { describe, expect, it } from 'vitest';
import { matchedClauses } from './matched-clauses.ts';

const lines = (...texts: string[]) => texts.map((text, i) => ({ start: i * 3, end: i * 3 + 3, text }));

describe('the part of a passage in which the words are said', () => {
  it.each<[string, string[], string, [number, number] | undefined]>([
    ['is one verse of two', ['The night was cold and long,', 'And all the dogs were barking at the moon,'], 'dogs bark at the moon', [3, 6]],
    ['is the line with all of them, not the one with some', ['A dog, a moon,', 'A barking dog under the moon.'], 'dog barking moon', [3, 6]],
    ['is as many lines as it takes', ['The dog', 'ran home. He', 'saw the moon.', 'Then he slept.'], 'dog moon', [0, 9]],
    ['begins where the sentence does, not where the line does', ['Good morning.', 'We went to the', 'market and bought fish.'], 'bought fish', [3, 9]],
    ['ends at a new sentence that only its capital shows', ['he is in a bad humor', 'Somebody stole the crown jewels'], 'bad humor', [0, 3]],
    ['is not guessed from one word', ['The dog ran home.', 'He saw the moon.'], 'moon landing', undefined],
    ['is not guessed where none is said', ['The dog ran home.'], 'red cars', undefined],
    ['is nothing where there are no lines', [], 'red cars', undefined],
  ])('%s', (_, texts, query, expected) => {
    const part = matchedClauses(lines(...texts), query);
    expect(part && [part.start, part.end]).toEqual(expected);
  });

  it('is cut out of a line to the word, where its words have times', () => {
    const text = 'The night was cold and long, and all the dogs were barking at the moon, until the sun came up.';
    const words = text.split(' ').map((word, i) => ({ start: i / 2, end: i / 2 + 0.5, text: word }));
    expect(matchedClauses([{ start: 0, end: words.length / 2, text, words }], 'dogs bark at the moon')).toEqual({ start: 3, end: 7.5 });
  });
});
