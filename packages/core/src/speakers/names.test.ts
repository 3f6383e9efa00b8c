import { describe, expect, it } from 'vitest';
import type { Speakers } from '../domain/speaker.ts';
import { parseSyntax } from '../query/syntax/parse-syntax.ts';
import { alikeVoices } from './alike-voices.ts';
import { askedSpeakers } from './asked-speakers.ts';
import { keepNames } from './keep-names.ts';
import { speakerIn, withNamesOf, withSpeakers } from './said-by.ts';

const turns = (...all: readonly (readonly [number, number, number])[]) => all.map(([speaker, start, end]) => ({ speaker, start, end }));
const known: Speakers = {
  model: 'm', sameVoice: 0.7, turns: turns([1, 0, 5], [2, 5, 9], [1, 9, 12]),
  speakers: [{ number: 1, name: 'Ada', voice: [1, 0] }, { number: 2, voice: [0, 1] }],
};
const names = ({ speakers }: Speakers): readonly (string | undefined)[] => speakers.map(({ name }) => name);

describe('a name stays with its voice', () => {
  it.each<[string, Partial<Speakers>, readonly (string | undefined)[]]>([
    ['in another place', { speakers: [{ number: 1, voice: [0, 1] }, { number: 2, voice: [0.9, 0.4] }] }, [undefined, 'Ada']],
    ['of several, the most alike', { speakers: [{ number: 1, voice: [0.8, 0.6] }, { number: 2, voice: [0.9, 0.4] }] }, [undefined, 'Ada']],
    ['and with none that is another', { speakers: [{ number: 1, voice: [0.5, 0.8] }] }, [undefined]],
    ['by another model with whoever speaks at that time', { model: 'n', speakers: [{ number: 1, voice: [0, 1] }, { number: 2, voice: [0, 1] }], turns: turns([1, 0, 3], [2, 3, 12]) }, [undefined, 'Ada']],
    ['and by another model with nobody who speaks at other times', { model: 'n', speakers: [{ number: 1, voice: [1, 0] }], turns: turns([1, 5, 9]) }, [undefined]],
  ])('%s', (_, found, expected) => expect(names(keepNames({ ...known, ...found }, known))).toEqual(expected));

  it('as does whom people said that it is not', () => {
    const denied = { ...known, speakers: known.speakers.map(({ number, voice }) => ({ number, voice, ...(number === 2 && { isNot: ['Eve'] }) })) };
    const anew = { ...known, speakers: [{ number: 1, voice: [0, 1] }, { number: 2, voice: [1, 0] }] };
    expect(keepNames(anew, denied).speakers).toEqual([{ number: 1, voice: [0, 1], isNot: ['Eve'] }, { number: 2, voice: [1, 0] }]);
  });

  it('that several voices have, with each of them', () => {
    const both = { ...known, speakers: known.speakers.map((speaker) => ({ ...speaker, name: 'Ada' })) };
    const anew = { ...known, speakers: known.speakers.map(({ number, voice }) => ({ number, voice })) };
    expect(names(keepNames(anew, both))).toEqual(['Ada', 'Ada']);
    expect(keepNames(anew, undefined)).toBe(anew);
  });
});

it.each<[string, number, number, number | undefined]>([
  ['the one who speaks', 1, 2, 1], ['the one who speaks most of it', 4, 7, 2], ['nobody where nobody does', 20, 21, undefined], ['who speaks most in several turns', 2, 11, 1],
])('whose a stretch is: %s', (_, start, end, speaker) => expect(speakerIn({ start, end }, known.turns)).toBe(speaker));

it('lines have the names of those who have one', () => {
  const lines = [{ start: 1, end: 2, text: 'a' }, { start: 6, end: 7, text: 'b' }, { start: 30, end: 31, text: 'c' }];
  expect(withSpeakers(lines, known)).toEqual([{ ...lines[0], speaker: 'Ada' }, lines[1], lines[2]]);
  expect(withSpeakers(lines, { ...known, speakers: [] })).toBe(lines);
  expect(withSpeakers(lines, undefined)).toBe(lines);
});

it('spans have the names of those who speak in them, who speaks most first', () => {
  const both = { ...known, speakers: known.speakers.map((speaker) => ({ name: 'Eve', ...speaker })) };
  const spans = [{ start: 0, end: 20 }, { start: 4, end: 9 }, { start: 5, end: 9 }, { start: 12, end: 20 }];
  expect(withNamesOf(spans, both).map(({ speakers }) => speakers)).toEqual([['Ada', 'Eve'], ['Eve', 'Ada'], ['Eve'], undefined]);
  expect(withNamesOf(spans, undefined)).toEqual(spans);
});

const { turns: _, ...voices } = known;
const library = [{ ...voices, videoId: 'one' }, { ...voices, videoId: 'two', speakers: [{ number: 4, name: 'Älva', voice: [0, 1] }] }];

it('who may be somebody in another film is told with the likeliest film of each name', () => {
  const others = [...library, { ...library[0], ...voices, videoId: 'three', speakers: [{ number: 1, name: 'Ada', voice: [0.98, 0.2] }] }, { ...voices, videoId: 'other model', model: 'n' }];
  expect(alikeVoices({ number: 1, voice: [0.98, 0.2] }, known, others).map(({ name, videoId }) => [name, videoId])).toEqual([['Ada', 'three']]);
  expect(alikeVoices({ number: 1, voice: [0.71, 0.71] }, known, library).map(({ name }) => name)).toEqual(['Ada', 'Älva']);
  expect(alikeVoices({ number: 1, voice: [0.71, 0.71], isNot: ['Ada'] }, known, library).map(({ name }) => name)).toEqual(['Älva']);
  expect(alikeVoices({ number: 1, voice: [-1, 0] }, known, library)).toEqual([]);
});

describe('a query for speakers', () => {
  const asked = (query: string) => askedSpeakers(parseSyntax(query).syntax.filters, () => library);
  it.each<[string, unknown, unknown]>([
    ['speaker:ADA x', { one: [1] }, undefined],
    ['speaker:alva', { two: [4] }, undefined],
    ['speaker:ada speaker:älva', { one: [1], two: [4] }, undefined],
    ['-speaker:ada x', undefined, { one: [1] }],
    ['speaker:"Speaker 2"', { one: [2] }, undefined],
    ['speaker:eve x', {}, undefined],
  ])('%s', (query, wanted, unwanted) => expect(asked(query)?.speakers).toEqual({ ...(wanted !== undefined && { wanted }), ...(unwanted !== undefined && { unwanted }) }));

  it('says which names there are where one is asked for that nobody has', () => {
    expect(asked('speaker:eve')?.notes).toEqual(['Nobody who speaks is called “eve”; there are “Ada”, “Älva”.']);
    expect(asked('speaker:ada')?.notes).toEqual([]);
    expect(asked('ada')).toBeUndefined();
  });
});
