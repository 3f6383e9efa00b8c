import { setTimeout as sleep } from 'node:timers/promises';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../resident-cli.ts';

let api: TestApi;
beforeAll(async () => { api = await startApi({ FRAMESEEK_SAMPLING: 'uniform' }); });
afterAll(() => api[Symbol.asyncDispose]());

const run = (...args: readonly string[]) => frameseek(api.workplace, args);
const change = (values: Record<string, string | null>) => api.send('PATCH', '/api/settings', { values });
const settings = async () => wire.settingList.parse(await (await api.get('/api/settings')).json());
const setting = async (name: string) => (await settings()).settings.find((one) => one.name === name);
/** The hour of the day that comes so many hours from now. */
const hour = (later: number): string => `${String((new Date().getHours() + later) % 24).padStart(2, '0')}:00`;

it('rests outside the hours that are set while it runs, says until when, and works now where that is asked for', async () => {
  expect((await change({ FRAMESEEK_INDEX_HOURS: `${hour(2)}-${hour(4)}` })).status).toBe(200);
  const { jobs: [job] } = wire.addVideosResponse.parse(await (await api.send('POST', '/api/videos', { paths: [await api.workplace.put('three-colours')] })).json());
  await sleep(600);
  expect(wire.jobList.parse(await (await api.get('/api/jobs')).json()).jobs.map(({ state }) => state)).toEqual(['queued']);
  const { restsUntil = '' } = wire.queueState.parse(await (await api.send('POST', '/api/jobs/resume')).json());
  expect(new Date(restsUntil).getHours()).toBe((new Date().getHours() + 2) % 24);
  expect(wire.queueState.parse(await (await api.send('POST', '/api/jobs/now')).json())).toEqual({ paused: false });
  expect((await api.ended(job === undefined ? [] : [job])).map(({ state }) => state)).toEqual(['done']);
});

it('changes what counts at once and what waits for a restart, all or none, and nothing that the environment sets', async () => {
  const answer = wire.settingList.parse(await (await change({ FRAMESEEK_INDEX_HOURS: null, FRAMESEEK_SECOND_LOOK: 'off', FRAMESEEK_LANGUAGE: 'de' })).json());
  expect(answer.restart).toEqual({ waiting: ['FRAMESEEK_LANGUAGE'], isPossible: false });
  expect(await failure(change({ FRAMESEEK_SECOND_LOOK: 'frames', FRAMESEEK_LANGUAGE: 'German' }))).toMatchObject({ status: 400, code: 'input/invalid', facts: { problems: ['FRAMESEEK_LANGUAGE: must be a language code such as en'] } });
  expect(await failure(change({ FRAMESEEK_SAMPLING: 'dense' }))).toMatchObject({ status: 400, facts: { problems: [expect.stringContaining('environment')] } });
  expect([(await setting('FRAMESEEK_SECOND_LOOK'))?.value, (await setting('FRAMESEEK_SAMPLING'))?.from]).toEqual(['off', 'environment']);
  expect(await failure(api.send('POST', '/api/restart'))).toMatchObject({ status: 400, code: 'input/invalid' });
});

it('is changed from the command line, which a server that runs hears of', async () => {
  expect(await run('settings', 'set', 'second-look', 'model')).toMatchObject({ code: 0, stdout: 'FRAMESEEK_SECOND_LOOK=model\nA server that runs goes by it in a moment.\n' });
  expect((await setting('FRAMESEEK_SECOND_LOOK'))?.value).toBe('model');
  expect((await run('settings', '--set')).stdout).toMatch(/^FRAMESEEK_SECOND_LOOK +model +the library$/mu);
  expect(await run('settings', 'set', 'second-look', 'twice')).toMatchObject({ code: 1, stderr: expect.stringContaining('FRAMESEEK_SECOND_LOOK') });
  expect((await run('settings', 'unset', 'FRAMESEEK_SECOND_LOOK')).stdout).toMatch(/FRAMESEEK_SECOND_LOOK is not set: frames counts/u);
  await run('settings', 'set', 'index-hours', `${hour(3)}-${hour(4)}`);
  await expect.poll(async () => wire.queueState.parse(await (await api.send('POST', '/api/jobs/resume')).json()).restsUntil, { timeout: 10_000 }).toBeDefined();
  await run('settings', 'unset', 'index-hours');
});

it('has a trash on the command line, which is listed, given back and emptied', async () => {
  expect(await run('trash', 'add', 'three-colours')).toMatchObject({ code: 0, stdout: expect.stringContaining('30 days') });
  expect((await run('trash')).stdout).toMatch(/three-colours +\d{4}-\d\d-\d\d/u);
  expect((await run('trash', 'restore', 'three-colours')).stdout).toBe('three-colours is back in the library.\n');
  expect((await run('trash')).stdout).toContain('The trash is empty');
  await run('trash', 'add', 'three-colours');
  expect((await run('trash', 'empty')).stdout).toMatch(/^1 video removed for good/u);
  expect(wire.trashList.parse(await (await api.get('/api/trash')).json()).videos).toEqual([]);
  expect(await (await api.send('DELETE', '/api/trash')).json()).toEqual({ removed: 0 });
});
