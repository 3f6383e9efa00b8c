import { describe, expect, it } from 'vitest';
import { NULL_QUERIES } from '../ranking/calibration/null-queries.ts';
import { askedSounds } from './asked-sounds.ts';
import { shortLabel } from './sound-band.ts';
import { SOUND_WORDS } from './sound-words.ts';

const LABELS = ['Applause', 'Clapping', 'Laughter', 'Dog', 'Bark', 'Police car (siren)', 'Gunshot, gunfire', 'Shatter', 'Music', 'Car', 'Speech', 'Silence'];
const asked = (text: string, isAlone = false): readonly (readonly [string, number])[] =>
  [...askedSounds({ text, isAlone }, () => LABELS)].map(([label, share]) => [label, Math.round(share * 100) / 100]);

it.each<[string, readonly (readonly [string, number])[]]>([
  ['clapping', [['Applause', 1], ['Clapping', 1]]],
  ['the audience is laughing', [['Laughter', 0.5]]],
  ['a dog barking', [['Dog', 0.5], ['Bark', 0.5]]],
  ['police sirens', [['Police car (siren)', 1]]],
  ['gunfire', [['Gunshot, gunfire', 1]]],
  ['glass breaking', [['Shatter', 1]]],
  ['the sound of a dog', [['Dog', 1]]],
  ['car noises', [['Car', 1]]],
  ['a dog on the beach', []],
  ['a glass of water', []],
  ['speech about money', []],
  ['', []],
])('%j asks for %j', (query, sounds) => expect(asked(query)).toEqual(sounds));

it('counts no labels for a query that can mean no sound', () => {
  const never = (): readonly string[] => { throw new Error('They were counted.'); };
  expect(askedSounds({ text: 'a red car at night', isAlone: false }, never).size).toBe(0);
  expect(() => askedSounds({ text: 'clapping', isAlone: false }, never)).toThrow('They were counted.');
});

describe('where only sounds are asked for', () => {
  it.each<[string, readonly string[]]>([
    ['dog', ['Dog']], ['police car', ['Police car (siren)', 'Car']], ['siren', ['Police car (siren)']], ['Gunshot, gunfire', ['Gunshot, gunfire']], ['sunset', []],
  ])('%j is found by its name', (query, labels) => expect(asked(query, true).map(([label]) => label)).toEqual(labels));
});

it('hardly any query about nothing in particular asks for a sound', () => {
  const labels = (): readonly string[] => Object.keys(SOUND_WORDS);
  const asking = NULL_QUERIES.filter((query) => [...askedSounds({ text: query, isAlone: false }, labels).values()].some((share) => share >= 0.5));
  console.log(`${asking.length} of ${NULL_QUERIES.length} unrelated queries name a sound by half of their words: ${asking.join('; ')}`);
  expect(asking.length / NULL_QUERIES.length).toBeLessThan(0.02);
});

it('has its words under the first name of a label', () => {
  expect(Object.keys(SOUND_WORDS).filter((label) => shortLabel(label) !== label)).toEqual([]);
});
