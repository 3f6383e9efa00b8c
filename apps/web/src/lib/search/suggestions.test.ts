import { describe, expect, it } from 'vitest';
import { suggestionsFor, videosNamed, type SuggestionSource } from './suggestions.ts';

const SOURCE: SuggestionSource = {
  names: [
    { id: 'a', title: 'Soccer juggling', words: ['soccer', 'juggling', 'mvi', '4711', 'mp4'] },
    { id: 'b', title: 'Café in Paris', words: ['cafe', 'in', 'paris', 'mp4'] },
  ],
  tags: ['holiday', 'été 2024'],
  recent: ['a soccer ball', 'red car', 'goal'],
  saved: ['goal'],
};
const labels = (text: string): readonly string[] => suggestionsFor(text, SOURCE).map(({ kind, label }) => `${kind} ${label}`);

describe('what may be meant', () => {
  it.each<[string, readonly string[]]>([
    ['', ['saved goal', 'recent a soccer ball', 'recent red car']],
    ['soccer', ['video Soccer juggling', 'recent a soccer ball']],
    ['CAFE par', ['video Café in Paris']],
    ['4711', ['video Soccer juggling']],
    ['holi', ['tag tag:holiday']],
    ['a red', []],
    ['red car', []],
    ['goal tag:', ['tag tag:holiday', 'tag tag:"été 2024"']],
    ['goal tag:ete', ['tag tag:"été 2024"']],
    ['in:paris', ['tag in:"Café in Paris"']],
    ['?!', []],
  ])('by %j', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('keeps what stands before a tag', () => {
    expect(suggestionsFor('goal tag:ete', SOURCE)).toEqual([{ kind: 'tag', label: 'tag:"été 2024"', q: 'goal tag:"été 2024"' }]);
  });
});

it('a video is named by all words of a text, not by some', () => {
  expect(videosNamed('soccer jugg', SOURCE.names).map(({ id }) => id)).toEqual(['a']);
  expect(videosNamed('soccer in the rain', SOURCE.names)).toEqual([]);
});
