import { afterAll, beforeAll, expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.index(await api.workplace.put('three-colours'));
});
afterAll(() => api[Symbol.asyncDispose]());

const closer = async (body: object): Promise<Response> => await fetch(`${api.url}/api/search/closer`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

it('gives all that the search finds, looked at again, each known by where it was before', async () => {
  const first = wire.searchResponse.parse(await (await api.get('/api/search?q=blue')).json());
  const second = wire.closerResponse.parse(await (await closer({ q: 'blue' })).json());
  expect(second.looked).toBeGreaterThan(0);
  expect(second.moments.map(({ before }) => before.start).toSorted()).toEqual(first.moments.map(({ start }) => start).toSorted());
  expect(second.moments.map(({ score }) => score)).toEqual(second.moments.map(({ score }) => score).toSorted((a, b) => b - a));
});

it('refuses what is no search', async () => {
  expect((await closer({ limit: 5 })).status).toBe(400);
  expect((await closer({ q: ' ' })).status).toBe(400);
});

it('is the same in the terminal', async () => {
  const { code, stdout } = await frameseek(api.workplace, ['search', 'blue', '--look-twice', '--json']);
  expect(code).toBe(0);
  expect(wire.closerResponse.parse(JSON.parse(stdout)).looked).toBeGreaterThan(0);
});
