import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilmData } from './support/fake-film.ts';
import { openBench, type Bench } from './support/with-engine.ts';

const INTRO = 'Welcome to the history of bridges, with Anna Berg.';
/** Each episode begins alike and goes on differently; both halves of the talk look alike. */
const episode = (colour: string, said: string): FilmData => ({
  duration: 30,
  shots: [{ start: 0, end: 6, colour: 'intro logo' }, { start: 6, end: 18, colour }, { start: 18, end: 30, colour }],
  said: [{ start: 1, end: 5, text: INTRO }, { start: 7, end: 16, text: said }, { start: 20, end: 28, text: `And so on about ${colour}.` }],
});

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('Episode 1.mp4', episode('stone arch', 'The Romans built theirs of stone.')),
    await bench.film('Episode 2.mp4', episode('iron truss', 'Iron came with the railway.')),
    await bench.film('Copy of 2.mp4', { ...episode('iron truss', 'Iron came with the railway.'), name: 'copy' }),
    await bench.film('Desk.mp4', {
      duration: 20, shots: [{ start: 0, end: 10, colour: 'iron truss' }, { start: 10, end: 20, colour: 'desk' }],
      said: [{ start: 0, end: 9, text: 'Something else is said over the very same picture.' }],
    }),
  ]);
});
afterAll(() => bench[Symbol.asyncDispose]());

const search = async (query: string, more: object = {}) => {
  const { moments } = await bench.engine.search({ query, limit: 20, ...more }, bench);
  return moments.map(({ video, start, end, also = [] }) => ({
    at: `${video.title} ${start}-${end}`, also: also.map((it) => `${it.video.title} ${it.start}-${it.end}`).toSorted(),
  }));
};

describe('the same footage', () => {
  it('at the beginning of every episode is one result, which says where else it is', async () => {
    const found = (await search('intro logo')).filter(({ at }) => at.endsWith(' 0-6'));
    expect(found).toHaveLength(1);
    expect([found[0]?.at, ...(found[0]?.also ?? [])].toSorted()).toEqual(['Copy of 2 0-6', 'Episode 1 0-6', 'Episode 2 0-6']);
  });

  it('is one result when it is found by what is said', async () => {
    const found = await search('said:"history of bridges"');
    expect(found).toHaveLength(1);
    expect(found[0]?.also).toHaveLength(2);
  });

  it('in a copy is folded, and what only looks alike is not', async () => {
    const found = await search('seen:"iron truss"');
    const desk = found.filter(({ at, also }) => [at, ...also].includes('Desk 0-10'));
    expect(desk).toEqual([{ at: 'Desk 0-10', also: [] }]);
    const copies = found.filter(({ at, also }) => [at, ...also].some((place) => place.startsWith('Copy of 2 6')));
    expect(copies).toHaveLength(1);
    expect([copies[0]?.at, ...(copies[0]?.also ?? [])].toSorted()).toEqual([expect.stringContaining('Copy of 2 6-'), expect.stringContaining('Episode 2 6-')]);
  });

  it('like the one asked for is found in the other files', async () => {
    const id = bench.engine.videos().find(({ title }) => title === 'Episode 1')?.id ?? '';
    const [first] = await search(`like:${id}@2`);
    expect([first?.at, ...(first?.also ?? [])].toSorted()).toEqual(['Copy of 2 0-6', 'Episode 2 0-6']);
  });
});

it('only words are looked at where only words are asked for', async () => {
  const before = bench.models.calls.texts;
  const found = await search('history of bridges', { by: 'words' });
  expect(found).toHaveLength(1);
  expect([found[0]?.at, ...(found[0]?.also ?? [])].toSorted()).toEqual(['Copy of 2 1-5', 'Episode 1 1-5', 'Episode 2 1-5']);
  expect(await search('intro logo', { by: 'words' })).toEqual([]);
  expect(bench.models.calls.texts).toBe(before);
});
