import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('Crossing.mp4', {
      duration: 30,
      shots: [
        { start: 0, end: 4, colour: 'red' }, { start: 4, end: 10, colour: 'green' }, { start: 10, end: 22, colour: 'white' },
        { start: 22, end: 26, colour: 'blue', text: 'Harbour entrance' }, { start: 26, end: 30, colour: 'red' },
      ],
      said: [{ start: 4, end: 8, text: 'Please cross the street now.' }, { start: 22, end: 25, text: 'The ferry leaves soon.' }],
    }),
    await bench.film('Café painting.mp4', {
      duration: 12,
      shots: [{ start: 0, end: 6, colour: 'green' }, { start: 6, end: 12, colour: 'red' }],
      said: [{ start: 0, end: 5, text: 'Nobody crossed the ferry bridge.' }],
    }),
  ]);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const search = (query: string, more: object = {}) => bench.engine.search({ query, limit: 20, ...more }, bench);
const found = async (query: string, more: object = {}): Promise<readonly string[]> => {
  const { match, moments } = await search(query, more);
  return match ? moments.map(({ video, start, end }) => `${video.title} ${start}-${end}`) : [];
};
const idOf = (title: string): string => bench.engine.videos().find((video) => video.title === title)?.id ?? '';

describe('a query finds', () => {
  it.each<[string, readonly string[]]>([
    ['red then green', ['Crossing 0-10']],
    ['green then red', ['Crossing 4-30', 'Café painting 0-12']],
    ['green then red within 5s', ['Café painting 0-12']],
    ['red then green then blue', ['Crossing 0-26']],
    ['red then green within 5s then blue within 5s', []],
    ['seen:red then said:ferry', ['Crossing 0-25']],
    ['said:ferry', ['Crossing 22-25', 'Café painting 0-5']],
    ['said:ferry -bridge', ['Crossing 22-25']],
    ['ferry -"ferry bridge"', ['Crossing 22-25']],
    ['said:ferry -seen:green', ['Crossing 22-25']],
    ['said:"cross the street"', ['Crossing 4-8']],
    ['shown:harbour', ['Crossing 22-26']],
    ['seen:harbour', []],
    ['said:ferry seen:green', ['Café painting 0-6']],
    ['green in:crossing', ['Crossing 4-10']],
    ['green in:"cafe paint"', ['Café painting 0-6']],
    ['green in:crossing in:painting', ['Crossing 4-10', 'Café painting 0-6']],
    ['green -in:crossing', ['Café painting 0-6']],
    ['red after:20s', ['Crossing 26-30']],
    ['red before:3', ['Crossing 0-3']],
    ['red longer:20s before:10', ['Crossing 0-4']],
    ['red shorter:0:20', ['Café painting 6-12']],
    ['red in:nowhere', []],
  ])('%j', async (query, expected) => {
    expect((await found(query)).toSorted()).toEqual(expected.toSorted());
  });

  it('both things with their hits, in their order', async () => {
    const { moments: [moment], notes } = await search('seen:green then said:ferry in:crossing');
    expect(moment?.hits.map(({ modality }) => modality)).toEqual(['visual', 'speech']);
    expect(notes).toEqual(['Moments with “seen:green” then, within 60 s, “said:ferry”.']);
  });

  it('only what was asked for beside it', async () => {
    expect(await found('red then green', { videoIds: [idOf('Café painting')] })).toEqual([]);
    expect(await found('said:ferry in:crossing', { videoIds: [idOf('Café painting')] })).toEqual([]);
    expect(await found('red then green', { modalities: ['speech'] })).toEqual([]);
    expect((await search('red then green', { limit: 1 })).moments).toHaveLength(1);
  });
});

describe('a typing error', () => {
  it.each([['shown:harbuor', 'Crossing 22-26'], ['said:leavess', 'Crossing 22-25'], ['brigde', 'Café painting 0-5']])('in %j is forgiven', async (query, expected) => {
    expect((await found(query))[0]).toBe(expected);
  });
});

describe('a moment like another', () => {
  it('is found by the picture there, and the moment itself is not', async () => {
    const crossing = idOf('Crossing');
    expect(await found(`like:${crossing}@1`)).toContain('Crossing 26-30');
    expect(await found(`like:${crossing}@1`)).toContain('Café painting 6-12');
    expect(await found(`like:${crossing}@1`)).not.toContain('Crossing 0-4');
    expect((await found(`like:${crossing}@1 in:painting`))[0]).toBe('Café painting 6-12');
  });

  it('is found by the picture and words together', async () => {
    const { moments } = await search(`like:${idOf('Crossing')}@23 green`);
    expect(moments.slice(0, 2).map(({ video, start }) => `${video.title} ${start}`).toSorted()).toEqual(['Café painting 0', 'Crossing 4']);
  });

  it('of a video that is not there is nothing, and says so', async () => {
    const { match, moments, notes } = await search(`like:${'0'.repeat(32)}@1`);
    expect({ match, moments, notes }).toEqual({ match: false, moments: [], notes: ['The picture to compare with is not in the library.'] });
  });
});

describe('a query that says only where to look', () => {
  it('gives the videos there', async () => {
    const { match, moments, videos, notes } = await search('in:crossing');
    expect({ match, moments, notes }).toEqual({ match: true, moments: [], notes: [] });
    expect(videos?.map(({ title }) => title)).toEqual(['Crossing']);
    expect((await search('-in:crossing')).videos?.map(({ title }) => title)).not.toContain('Crossing');
    expect((await search('red in:crossing')).videos).toBeUndefined();
  });
});

describe('what a query cannot do', () => {
  it.each([
    ['red shade:dark', '“shade:” is not known'],
    ['red colour:dark', '“colour:” needs a colour like red'],
    ['after:10', 'The query says where to look, but not what for'],
    ['in:nowhere', 'No video is within the limits'],
    ['tag:holliday', 'No video has the tag “holliday”, nor any other.'],
    ['red in:nowhere', 'No video is within the limits'],
    ['blue then green', 'Nowhere is “blue” then, within 60 s, “green”'],
    ['red after:2020', '2 videos do not say when they were recorded'],
    ['-red', '“-red” leaves nothing to look for, so “red” is searched instead'],
  ])('is said for %j', async (query, note) => {
    expect((await search(query)).notes).toContainEqual(expect.stringContaining(note));
  });

  it('still shows what was found in part', async () => {
    const { match, moments } = await search('blue then green within 5s');
    expect(match).toBe(false);
    expect(moments.map(({ video, start }) => `${video.title} ${start}`)).toContain('Crossing 22');
  });
});

it('ends with its signal', async () => {
  await expect(bench.engine.search({ query: 'red then green', limit: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});
