import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

const marked = (text: string, query: string): readonly string[] =>
  highlight(text, query).filter(({ hit }) => hit).map((piece) => piece.text);

describe('highlight', () => {
  it.each([
    ['the word itself, whatever its case', 'A Red car at night', 'red CAR', ['Red', 'car']],
    ['the same word with another ending', 'They were swimming; he swims', 'swim', ['swimming', 'swims']],
    ['no word that merely contains it', 'A scarf in a car', 'car', ['car']],
    ['no filler words, unless they are all there is', 'the end of the road', 'road of', ['road']],
    ['filler words alone', 'to be or not to be', 'to', ['to', 'to']],
    ['letters of other scripts', 'Schöne Grüße aus Köln', 'grüße', ['Grüße']],
    ['nothing for an empty query', 'anything', ' ', []],
  ])('marks %s', (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('loses nothing of the text', () => {
    const text = '<b>Red</b> & "red", red!';
    expect(highlight(text, 'red').map((piece) => piece.text).join('')).toBe(text);
  });
});
