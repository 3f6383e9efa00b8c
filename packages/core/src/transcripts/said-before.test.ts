import { expect, it } from 'vitest';
import type { Transcript } from '../domain/transcript.ts';
import { isSaidBefore, sourcesOfWords, transcriptOfWords } from './said-before.ts';

const ENGLISH: Transcript = {
  source: 'sidecar', language: 'en',
  cues: [{ start: 1, end: 3, text: 'The keeper lights the lamp.' }, { start: 200, end: 203, text: 'A storm is coming from the west.' }],
};
const GERMAN: Transcript = { source: 'stream', language: 'de', cues: [{ start: 1, end: 3, text: 'Der Wärter zündet die Lampe an.' }] };

it.each([
  ['the same words', { start: 1.2, end: 3.4, text: 'the keeper lights the lamp' }, true],
  ['one misheard', { start: 1, end: 3, text: 'The keeper likes the lamp.' }, true],
  ['other words', { start: 1, end: 3, text: 'Children are playing football.' }, false],
  ['the same words at another time', { start: 30, end: 32, text: 'The keeper lights the lamp.' }, false],
  ['the same words late in the film', { start: 201, end: 203, text: 'a storm is coming from the west' }, true],
  ['a word said once that is said twice here', { start: 1, end: 3, text: 'lamp lamp lamp' }, false],
])('tells whether it was said before: %s', (_, passage, before) => {
  expect(isSaidBefore(passage, [GERMAN, ENGLISH])).toBe(before);
});

it.each([
  ['Der Wärter zündet die Lampe an.', 'de'], ['The keeper lights the lamp.', 'en'], ['Silence', undefined],
])('%j is said in %s', (text, language) => {
  expect(transcriptOfWords({ start: 1, end: 3, text }, [ENGLISH, GERMAN])?.language).toBe(language);
});

it('words that two sources have are those of both', () => {
  const heard: Transcript = { source: 'recognised', cues: [{ start: 1.4, end: 3.2, text: 'the keeper likes the lamp' }] };
  expect(sourcesOfWords({ start: 1, end: 3, text: 'The keeper lights the lamp.' }, [ENGLISH, GERMAN, heard])).toEqual(['sidecar', 'recognised']);
});
