import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { wire } from '@frameseek/core';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';

let api: TestApi;
let outside: string;

beforeAll(async () => {
  api = await startApi();
  outside = join(api.workplace.folder, 'outside');
  await mkdir(join(outside, 'deep'), { recursive: true });
  await writeFile(join(outside, 'secret.mp4'), 'not yours');
  await writeFile(join(outside, 'deep', 'secret.mp4'), 'not yours');
});
afterAll(() => api[Symbol.asyncDispose]());

const add = (...paths: string[]) => api.send('POST', '/api/videos', { paths });

describe('paths', () => {
  it.each([
    ['a file elsewhere', () => join(outside, 'secret.mp4')],
    ['a way up', () => `${api.workplace.media}/../outside/secret.mp4`],
    ['something elsewhere that is not there', () => join(outside, 'none.mp4')],
    ['the folder around', () => api.workplace.folder],
    ['a folder with the same beginning', () => `${api.workplace.media}-more/a.mp4`],
  ])('refuses %s', async (_what, path) => {
    expect(await failure(add(path()))).toMatchObject({ status: 403, code: 'file/outside-media' });
  });

  it('refuses links that lead out, named themselves or found in a folder', async () => {
    const folder = join(api.workplace.media, 'links');
    await mkdir(folder);
    await symlink(join(outside, 'secret.mp4'), join(folder, 'file.mp4'));
    await symlink(join(outside, 'deep'), join(folder, 'folder'));
    await symlink(join(outside, 'deep'), join(folder, 'folder.mp4'));
    expect((await failure(add(join(folder, 'file.mp4')))).code).toBe('file/outside-media');
    expect((await failure(add(join(folder, 'folder', 'secret.mp4')))).code).toBe('file/outside-media');
    expect((await failure(api.get(`/api/folders?path=${encodeURIComponent(join(folder, 'folder'))}`))).code).toBe('file/outside-media');
    const { jobs, skipped } = wire.addVideosResponse.parse(await (await add(folder)).json());
    expect(jobs).toEqual([]);
    // A link to a folder is not followed, wherever it leads.
    expect(Object.fromEntries(skipped.map(({ path, code }) => [basename(path), code]))).toEqual({ 'file.mp4': 'file/outside-media', 'folder.mp4': 'file/unreadable' });
  });

  it('opens no link that was put in the place of a film since it was added', async () => {
    const path = await api.workplace.put('three-colours');
    const [job] = await api.index(path);
    const secret = join(outside, 'three-colours.mp4');
    await rename(path, secret);
    await symlink(secret, path);
    const at = `/api/videos/${job?.videoId}`;
    const doors = ['stream', 'thumbnail?at=1&width=333', 'stream/0.m4s', 'frame.png?at=1'];
    for (const door of doors) expect(await failure(api.get(`${at}/${door}`))).toMatchObject({ status: 403, code: 'file/outside-media' });
    const clip = { items: [{ video: job?.videoId, start: 0, end: 1 }], format: 'mp4', title: 'a' };
    expect(await failure(api.send('POST', '/api/export', clip))).toMatchObject({ status: 403, code: 'file/outside-media' });
    await rm(path);
    await rename(secret, path);
    expect((await api.get(`${at}/stream`)).status).toBe(200);
    await rm(path);
  });

  it('tells apart what is missing, empty and no path at all', async () => {
    expect(await failure(add(join(api.workplace.media, 'none.mp4')))).toMatchObject({ status: 404, code: 'file/missing' });
    expect(await failure(add('films/a.mp4'))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect(await failure(add(`${api.workplace.media}/a\0.mp4`))).toMatchObject({ status: 400, code: 'input/invalid' });
    const empty = await api.workplace.put('zero-byte');
    const { jobs, skipped } = wire.addVideosResponse.parse(await (await add(empty)).json());
    expect([jobs.length, skipped[0]?.code]).toEqual([0, 'file/empty']);
  });

  it('takes what it may and tells what it did not', async () => {
    const good = await api.workplace.put('one-frame');
    const { jobs, skipped } = wire.addVideosResponse.parse(await (await add(good, join(outside, 'secret.mp4'))).json());
    expect(jobs.map(({ path }) => path)).toEqual([good]);
    expect(skipped.map(({ code }) => code)).toEqual(['file/outside-media']);
    await api.ended(jobs);
  });

  it('leaves no trace of what it refused', async () => {
    const { videos } = wire.videoList.parse(await (await api.get('/api/videos')).json());
    expect(videos.filter(({ path }) => path.includes('secret'))).toEqual([]);
    expect(await readdir(outside)).toEqual(['deep', 'secret.mp4']);
  });
});

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly body?: string;
}

describe('requests', () => {
  const json = { 'content-type': 'application/json' };

  it.each([
    ['an unknown route', { path: '/api/nothing' }, { status: 404, code: 'server/unknown-route' }],
    ['an unknown route outside', { path: '/etc/passwd' }, { status: 404, code: 'server/unknown-route' }],
    ['the wrong method', { method: 'PUT', path: '/api/search' }, { status: 405, code: 'server/wrong-method' }],
    ['broken JSON', { method: 'POST', path: '/api/search', body: '{"q":' }, { status: 400, code: 'input/invalid' }],
    ['a list for a body', { method: 'POST', path: '/api/search', body: '[]' }, { status: 400, code: 'input/invalid' }],
    ['no paths', { method: 'POST', path: '/api/videos', body: '{"paths":[]}' }, { status: 400, code: 'input/invalid' }],
    ['a strategy that is none', { method: 'POST', path: '/api/videos', body: '{"paths":["/a"],"sampling":"often"}' }, { status: 400, code: 'input/invalid' }],
    ['a body that is too large', { method: 'POST', path: '/api/search', body: JSON.stringify({ q: 'x'.repeat(1_100_000) }) }, { status: 413, code: 'server/too-large' }],
    ['no query', { path: '/api/search' }, { status: 400, code: 'input/invalid' }],
    ['an empty query', { path: '/api/search?q=' }, { status: 400, code: 'query/empty' }],
    ['a blank query', { path: '/api/search?q=%20%20' }, { status: 400, code: 'query/empty' }],
    ['a query of 10,000 characters', { path: `/api/search?q=${'x'.repeat(10_000)}` }, { status: 400, code: 'query/too-long' }],
    ['10,000 characters of another script', { path: `/api/search?q=${encodeURIComponent('映'.repeat(10_000))}` }, { status: 400, code: 'query/too-long' }],
    ['a limit that is none', { path: '/api/search?q=a&limit=many' }, { status: 400, code: 'input/invalid' }],
    ['a modality that is none', { path: '/api/search?q=a&modality=smell' }, { status: 400, code: 'input/invalid' }],
    ['two queries at once', { path: '/api/search?q=a&q=b' }, { status: 400, code: 'input/invalid' }],
    ['a broken address', { path: '/api/videos/%E0%A4%A' }, { status: 400, code: 'input/invalid' }],
    ['a way up in an address', { path: '/api/videos/x/stream/..%2f..%2fpackage.json' }, { status: 400, code: 'input/invalid' }],
    ['a way up where files have their names', { path: '/api/docs/..%2f..%2fpackage.json' }, { status: 404, code: 'server/unknown-route' }],
  ])('answers %s with a clear message', async (_what, { path, ...init }: Sent, expected) => {
    const answer = await failure(api.get(path, { ...init, headers: json }));
    expect(answer).toMatchObject(expected);
    expect(answer.message.length).toBeGreaterThan(20);
    expect(answer.message).not.toContain('undefined');
  });

  it.each([
    ['another name in Host', { host: 'evil.example' }, 403],
    ['another name behind our own pages', { 'x-forwarded-host': 'evil.example:4300' }, 403],
    ['a name of this computer', { host: 'localhost:1234' }, 200],
    ['the address of this computer', { host: '[::1]:1234' }, 200],
  ])('answers a read by %s with its status', async (_what, headers, status) => {
    expect((await rawRequest(api.url, { path: '/api/videos', headers })).status).toBe(status);
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:9999' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['our own pages, forwarded', { origin: 'http://localhost:4300', 'x-forwarded-host': 'localhost:4300' }, 400],
    ['a program', {}, 400],
  ])('answers a write by %s with its status', async (_what, headers, status) => {
    const answer = await rawRequest(api.url, { path: '/api/videos', method: 'POST', headers: { ...json, ...headers }, body: '{}' });
    expect(answer.status).toBe(status);
  });
});

describe('a server with a token', () => {
  const token = 'a-secret-of-sixteen-characters';
  let guarded: TestApi;
  beforeAll(async () => {
    guarded = await startApi({ FRAMESEEK_TOKEN: token });
  });
  afterAll(() => guarded[Symbol.asyncDispose]());

  it('demands it everywhere, and says so', async () => {
    for (const path of ['/api/videos', '/api/search?q=a', '/api/jobs/events', '/api/openapi.json', '/api/docs', '/api/nothing']) {
      expect(await failure(guarded.get(path))).toMatchObject({ status: 401, code: 'auth/required' });
    }
    expect((await guarded.get('/api/videos')).headers.get('www-authenticate')).toBe('Bearer');
  });

  it('tells everybody whether it is ready, and nothing more', async () => {
    expect(await (await guarded.get('/api/health')).json()).toEqual({ ready: true, version: expect.any(String) as string });
  });

  it.each([
    [{ authorization: `Bearer ${token}` }, 200],
    [{ cookie: `other=1; frameseek_token=${token}` }, 200],
    [{ authorization: `Bearer ${token}x` }, 401],
    [{ authorization: `Basic ${token}` }, 401],
    [{ cookie: 'frameseek_token=' }, 401],
  ])('answers %j with %i', async (headers, status) => {
    expect((await guarded.get('/api/videos', { headers })).status).toBe(status);
  });

  it('says all of its health to those who have it', async () => {
    const answer = await guarded.get('/api/health', { headers: { authorization: `Bearer ${token}` } });
    expect(wire.health.parse(await answer.json()).parts.length).toBeGreaterThan(5);
  });

  it('lets nobody try one token after the other', async () => {
    await using besieged = await startApi({ FRAMESEEK_TOKEN: token });
    const guess = (given: string, path = '/api/videos') => besieged.get(path, { headers: { authorization: `Bearer ${given}` } });
    const statuses: number[] = [];
    for (let number = 0; number < 20; number += 1) statuses.push((await guess(`guess-${number}`, number % 2 === 0 ? '/api/videos' : '/api/health')).status);
    expect(new Set(statuses)).toEqual(new Set([401, 200]));
    const refused = await guess(token);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await failure(Promise.resolve(refused))).toMatchObject({ status: 429, code: 'server/busy' });
    expect((await besieged.get('/api/health')).status).toBe(200);
  });

  it('refuses writes of foreign pages even with the cookie', async () => {
    const headers = { cookie: `frameseek_token=${token}`, origin: 'https://evil.example' };
    expect(await failure(guarded.get('/api/samples', { method: 'POST', headers }))).toMatchObject({ status: 403, code: 'auth/foreign-site' });
  });
});
