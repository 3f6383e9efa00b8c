import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('charmander.mp4', {
      duration: 9,
      shots: [{ start: 0, end: 9, colour: 'green garden', text: 'Celadon Town' }],
      said: [{ start: 0, end: 3, text: 'A bulbasaur and another bulbasaur.' }, { start: 3, end: 6, text: 'The mouse runs, a zubat flies.' }, { start: 6, end: 9, text: 'The zubap sleeps.' }],
    }),
  ]);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const suggested = async (query: string, more: object = {}): Promise<string | undefined> => (await bench.engine.search({ query, limit: 5, ...more }, bench)).didYouMean;

it.each<[string, string, string | undefined]>([
  ['of two swapped letters in what is said', 'bulbasuar', 'bulbasaur'],
  ['of two errors in a long word, among others', 'the blubasuar then a mouse', 'the bulbasaur then a mouse'],
  ['in what is shown', 'celdon town', 'celadon town'],
  ['in what a file is called', 'charmandr', 'charmander'],
  ['in a field', 'said:bulbasour', 'said:bulbasaur'],
  ['in a word of four letters, the first word by its letters where both stand as often', 'zuba', 'zubap'],
  ['unless the word is there', 'bulbasaur', undefined],
  ['unless it is another form of a word that is there', 'bulbasaurs', undefined],
  ['unless it is quoted', '"bulbasuar"', undefined],
  ['unless it is an English word', 'house', undefined],
  ['unless nothing is near', 'squirtle', undefined],
  ['unless it is the name of a file that is asked for', 'in:charmandr mouse', undefined],
])('says what was meant by a typing error %s: %s', async (_, query, expected) => {
  expect(await suggested(query)).toBe(expected);
});

it('offers no query that finds nothing by its words where the request looks', async () => {
  expect(await suggested('bulbasuar', { modalities: ['speech'] })).toBe('bulbasaur');
  expect(await suggested('bulbasuar', { modalities: ['text'] })).toBeUndefined();
});

it('answers as it would without, and finds what was meant when that is asked for', async () => {
  const { moments } = await bench.engine.search({ query: 'bulbasuar', limit: 5 }, bench);
  expect(moments[0]).toMatchObject({ start: 0, end: 3 });
  expect((await bench.engine.search({ query: (await suggested('bulbasuar')) ?? '', limit: 5 }, bench)).match).toBe(true);
});

it('knows what people write about a video, as long as it stands', async () => {
  const id = bench.engine.videos()[0]?.id ?? '';
  bench.engine.setTags(id, ['Squirtle']);
  expect(await suggested('squritle')).toBe('squirtle');
  bench.engine.setTags(id, []);
  expect(await suggested('squritle')).toBeUndefined();
});
