import { afterAll, beforeAll, expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { FILMS } from '../../films.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';

let api: TestApi;
let colours: string;

beforeAll(async () => {
  api = await startApi();
  const jobs = await api.index(await api.workplace.put('three-colours'));
  colours = jobs[0]?.videoId ?? '';
  await api.index(await api.workplace.put('no-audio'));
});
afterAll(() => api[Symbol.asyncDispose]());

const search = async (parameters: Readonly<Record<string, string>>) =>
  wire.searchResponse.parse(await (await api.get(`/api/search?${new URLSearchParams(parameters)}`)).json());

it('finds one colour after another, from the start of the one to the end of the other', async () => {
  const { match, moments: [moment], notes } = await search({ q: 'red then blue' });
  expect({ match, title: moment?.video.title }).toEqual({ match: true, title: 'three-colours' });
  const shots = wire.videoDetail.parse(await (await api.get(`/api/videos/${colours}`)).json()).shots;
  const order = FILMS['three-colours'].colours ?? [];
  const [red, blue] = ['red', 'blue'].map((colour) => order.findIndex((it) => it.colour === colour));
  expect(moment?.start).toBeCloseTo(shots[red ?? 0]?.start ?? NaN, 1);
  expect(moment?.end).toBeCloseTo(shots[blue ?? 0]?.end ?? NaN, 1);
  expect(notes).toContain('Moments with “red” then, within 60 s, “blue”.');
});

it('knows that nothing comes before itself', async () => {
  expect(await search({ q: 'blue then red' })).toMatchObject({ match: false });
});

it.each([
  ['yellow in:no-audio', 'no-audio'], ['blue -in:no-audio', 'three-colours'], ['seen:blue before:4s', 'three-colours'], ['purple shorter:5s', 'no-audio'],
])('limits %j to the right film', async (q, title) => {
  const { match, moments } = await search({ q });
  expect(match).toBe(true);
  expect(new Set(moments.map(({ video }) => video.title))).toEqual(new Set([title]));
});

it('finds what looks like a moment, but not the moment itself', async () => {
  const { moments } = await search({ q: '', like: `${colours}@0.5` });
  expect(moments.length).toBeGreaterThan(0);
  expect(moments.every(({ video, start }) => video.id !== colours || start > 0.5)).toBe(true);
  expect((await api.get('/api/search?q=&like=nothing')).status).toBe(400);
});

it('takes any odd query, and says what it did not understand', async () => {
  for (const q of ['then', '-', 'in:', 'a then then b within', 'after:noon', '"', 'like:x', 'within 5s then', '-red', 'in:"three"']) {
    expect((await api.get(`/api/search?${new URLSearchParams({ q })}`)).status, q).toBe(q === '"' ? 400 : 200);
  }
  expect((await search({ q: 'blue after:noon' })).notes).toEqual([expect.stringContaining('“after:” needs a position')]);
});

it('is the same in the terminal', async () => {
  const { code, stdout } = await frameseek(api.workplace, ['search', 'red then blue', '--json']);
  expect(code).toBe(0);
  expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]?.video.title).toBe('three-colours');
});
