import type { SegmentIndex } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('garden.mp4', {
      duration: 6,
      shots: [{ start: 0, end: 3, colour: 'green garden' }, { start: 3, end: 6, colour: 'brown fence' }],
      said: [{ start: 0, end: 3, text: 'The roses need water in the evening.' }],
    }),
    await bench.film('office.mp4', {
      duration: 6,
      shots: [{ start: 0, end: 6, colour: 'grey desk', text: 'Quarterly results' }],
      said: [{ start: 2, end: 5, text: 'Nobody watered the roses on the desk.' }],
    }),
  ]);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const titles = async (query: string, more: object = {}): Promise<readonly string[]> => {
  const { moments } = await bench.engine.search({ query, limit: 10, ...more }, bench);
  return moments.map(({ video, start, end }) => `${video.title} ${start}-${end}`);
};

it.each([
  ['what is seen', 'brown fence', 'garden 3-6'],
  ['what is said', 'roses need water', 'garden 0-3'],
  ['what is shown', 'quarterly results', 'office 0-6'],
  ['other forms of the words', 'watering roses', 'garden 0-3'],
])('finds %s first', async (_, query, expected) => {
  expect((await titles(query))[0]).toBe(expected);
});

it('finds a video by its title, the name of its file and its tags, also in quotation marks, but not where one modality is asked for', async () => {
  const office = bench.engine.videos().find(({ title }) => title === 'office')?.id ?? '';
  bench.catalog.setTags(office, ['Tuesday meeting']);
  for (const query of ['office', '"office"', 'office.mp4', 'tuesday']) {
    const { match, moments } = await bench.engine.search({ query, limit: 3 }, bench);
    expect([match, moments[0]?.video.title]).toEqual([true, 'office']);
    expect(moments[0]?.hits.map(({ text }) => text)).toContain('Title: office');
  }
  const { moments } = await bench.engine.search({ query: 'tuesday', limit: 3, modalities: ['speech'] }, bench);
  expect(moments.flatMap(({ hits }) => hits).filter(({ text }) => text === 'Title: office')).toEqual([]);
  bench.catalog.setTags(office, []);
});

it('looks only in the ways that were asked for', async () => {
  expect(await titles('quarterly results', { modalities: ['visual'] })).toEqual([]);
  expect(await titles('quarterly results', { modalities: ['text'] })).toEqual(['office 0-6']);
});

it('looks only in the videos that were asked for', async () => {
  const office = bench.engine.videos().find(({ title }) => title === 'office')?.id ?? '';
  expect(await titles('roses', { videoIds: [office] })).toEqual(['office 2-5']);
});

it('gives quoted words only where they are said so', async () => {
  expect(await titles('"watered the roses"')).toEqual(['office 2-5']);
});

it('says what it looked for, whether it matches and how long it took', async () => {
  expect(await bench.engine.search({ query: 'roses', limit: 1 }, bench))
    .toMatchObject({ query: 'roses', match: true, tookMs: expect.any(Number), moments: [{ score: expect.any(Number) }], notes: [] });
  expect(await bench.engine.search({ query: 'zzzz', limit: 1, modalities: ['text'] }, bench)).toMatchObject({ match: false, moments: [] });
});

it('embeds a query once, however often it is asked', async () => {
  await titles('lavender');
  const before = bench.models.calls.texts;
  await titles('lavender', { limit: 9 });
  expect(bench.models.calls.texts).toBe(before);
});

it.each([['', 'query/empty'], ['   ', 'query/empty'], ['x'.repeat(10_000), 'query/too-long']])('refuses a bad query', async (query, code) => {
  await expect(bench.engine.search({ query, limit: 1 }, bench)).rejects.toMatchObject({ code });
});

it('ends with its signal', async () => {
  await expect(bench.engine.search({ query: 'roses', limit: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});

it('looks once for what a query asks for again and again', async () => {
  const counted = await openBench();
  await counted.run([await counted.film('park.mp4', { duration: 4, shots: [{ start: 0, end: 4, colour: 'grass' }], said: [] })]);
  let looks = 0;
  const { searchVectors } = counted.parts.index;
  const index: SegmentIndex = { ...counted.parts.index, searchVectors: (...asked) => ((looks += 1), searchVectors(...asked)) };
  const of = async (query: string): Promise<number> => {
    looks = 0;
    await using engine = createEngine({ ...counted.parts, index });
    await engine.search({ query, limit: 5 }, bench);
    return looks;
  };
  const once = await of('seen:grass');
  expect(once).toBeGreaterThan(0);
  expect(await of(Array.from({ length: 12 }, () => 'seen:grass').join(' then '))).toBe(once);
  await counted[Symbol.asyncDispose]();
});

it('refuses a query of more than twelve things, and the thirty-seventh search at one time, but not the next', async () => {
  await expect(bench.engine.search({ query: Array.from({ length: 140 }, () => 'a').join(' then '), limit: 1 }, bench))
    .rejects.toMatchObject({ code: 'query/too-complex', facts: { clauses: 140, limit: 12 } });
  const searches = Array.from({ length: 41 }, (_, n) => bench.engine.search({ query: `roses ${n}`, limit: 1 }, bench).then(() => 'found', ({ code }) => code as string));
  const ends = await Promise.all(searches);
  expect(ends.slice(0, 36)).toEqual(Array.from({ length: 36 }, () => 'found'));
  expect(ends.slice(36)).toEqual(Array.from({ length: 5 }, () => 'server/busy'));
  expect(await titles('roses')).not.toEqual([]);
});
