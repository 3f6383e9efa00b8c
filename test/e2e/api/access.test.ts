import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints, createServices } from '../../../apps/api/src/server.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';

const ADMIN = { name: 'Ada', role: 'admin', password: 'correct horse battery' } as const;
const VIEWER = { name: 'vera@example.org', role: 'viewer', password: 'another long password' } as const;
const OWNER = 'a-secret-of-sixteen-characters';
const actor = { name: 'test' };

let api: TestApi;
let film = '';
beforeAll(async () => {
  api = await startApi();
  const [job] = await api.index(await api.workplace.put('three-colours'));
  film = job?.videoId ?? '';
  await api.runtime.access.addUser(ADMIN, actor);
  await api.runtime.access.addUser({ ...VIEWER }, actor);
});
afterAll(() => api[Symbol.asyncDispose]());

const signIn = async (credentials: object, on = api): Promise<Response> => on.send('POST', '/api/session', credentials);
const cookieFor = async (credentials: object, on = api): Promise<string> => {
  const answer = await signIn(credentials, on);
  expect(answer.status).toBe(200);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};
const as = (cookie: string, method: string, path: string, body?: unknown): Promise<Response> =>
  api.get(path, { method, headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
const by = (token: string, path: string, method = 'GET'): Promise<Response> => api.get(path, { method, headers: { authorization: `Bearer ${token}` } });

describe('a library with people', () => {
  it('lets nobody in who does not sign in, and says how one can', async () => {
    expect(await failure(api.get('/api/videos'))).toMatchObject({ status: 401, code: 'auth/required' });
    expect(await failure(api.get('/api/session'))).toMatchObject({ status: 401, facts: { ways: ['password'] } });
  });

  it('takes names without regard to capitals, and no wrong password, with the same answer for names that are not there', async () => {
    expect((await signIn({ name: 'ADA', password: ADMIN.password })).status).toBe(200);
    const wrong = await failure(signIn({ name: 'Ada', password: VIEWER.password }));
    expect(wrong).toMatchObject({ status: 401, code: 'auth/refused', facts: { by: 'password' } });
    expect(await failure(signIn({ name: 'nobody', password: ADMIN.password }))).toEqual(wrong);
  });

  it('keeps the session in a cookie that scripts cannot read, which is not the secret of anything else', async () => {
    const answer = await signIn(ADMIN);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^frameseek_session=[\w-]{43}; .*HttpOnly.*SameSite=Strict/);
    const [secret = ''] = cookie.slice('frameseek_session='.length).split(';');
    expect((await by(secret, '/api/videos')).status).toBe(401);
    expect(await answer.text()).not.toContain(secret);
  });

  it('ends a session when its browser signs out, for whoever has its cookie', async () => {
    const cookie = await cookieFor(ADMIN);
    expect((await as(cookie, 'GET', '/api/videos')).status).toBe(200);
    expect((await as(cookie, 'DELETE', '/api/session')).status).toBe(204);
    expect((await as(cookie, 'GET', '/api/videos')).status).toBe(401);
  });

  it('lists the sessions of whoever asks, and ends them from another browser', async () => {
    const [lost, here] = [await cookieFor(VIEWER), await cookieFor(VIEWER)];
    const { sessions } = await (await as(here, 'GET', '/api/sessions')).json() as { sessions: { id: string; user: string; isThis: boolean }[] };
    expect(new Set(sessions.map(({ user }) => user))).toEqual(new Set([VIEWER.name]));
    for (const { id } of sessions.filter(({ isThis }) => !isThis)) expect((await as(here, 'DELETE', `/api/sessions/${id}`)).status).toBe(204);
    expect([(await as(lost, 'GET', '/api/videos')).status, (await as(here, 'GET', '/api/videos')).status]).toEqual([401, 200]);
    const admins = await (await as(await cookieFor(ADMIN), 'GET', '/api/sessions')).json() as { sessions: { id: string; user: string }[] };
    const foreign = admins.sessions.find(({ user }) => user === ADMIN.name)?.id ?? '';
    expect((await as(here, 'DELETE', `/api/sessions/${foreign}`)).status).toBe(404);
  });

  it('lets a viewer look, and neither change anything nor see who else there is', async () => {
    const cookie = await cookieFor(VIEWER);
    expect((await as(cookie, 'GET', '/api/search?q=blue')).status).toBe(200);
    expect(await (await as(cookie, 'GET', '/api/session')).json()).toEqual({ kind: 'user', name: VIEWER.name, role: 'viewer', permissions: ['read', 'ask'] });
    for (const [method, path] of [['DELETE', `/api/videos/${film}`], ['POST', '/api/samples'], ['POST', '/api/shares'], ['GET', '/api/users'], ['GET', '/api/audit'], ['GET', '/metrics'], ['GET', '/api/folders']] as const) {
      expect(await failure(as(cookie, method, path))).toMatchObject({ status: 403, code: 'auth/forbidden' });
    }
  });

  it('ends what somebody could do at once when they are removed, and all sessions with an old password', async () => {
    const admin = await cookieFor(ADMIN);
    expect((await as(admin, 'POST', '/api/users', { name: 'eve', role: 'editor', password: 'a third long password' })).status).toBe(201);
    const before = await cookieFor({ name: 'eve', password: 'a third long password' });
    expect((await as(admin, 'PATCH', '/api/users/eve', { password: 'a fourth long password' })).status).toBe(200);
    expect((await as(before, 'GET', '/api/videos')).status).toBe(401);
    const after = await cookieFor({ name: 'eve', password: 'a fourth long password' });
    expect((await as(admin, 'DELETE', '/api/users/eve')).status).toBe(204);
    expect((await as(after, 'GET', '/api/videos')).status).toBe(401);
  });

  it('never loses its last admin', async () => {
    const admin = await cookieFor(ADMIN);
    expect(await failure(as(admin, 'DELETE', '/api/users/Ada'))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect(await failure(as(admin, 'PATCH', '/api/users/Ada', { role: 'viewer' }))).toMatchObject({ status: 400 });
  });

  it('notes who did what', async () => {
    const admin = await cookieFor(ADMIN);
    const { entries } = await (await as(admin, 'GET', '/api/audit?limit=500')).json() as { entries: { who: string; action: string; target?: string }[] };
    const told = entries.map(({ who, action, target }) => [who, action, target]);
    expect(told).toEqual(expect.arrayContaining([
      ['nobody', 'sign-in.refused', 'password'], ['Ada', 'signed-in', undefined], ['Ada', 'signed-out', undefined], ['Ada', 'user.added', 'eve'], ['Ada', 'user.removed', 'eve'],
    ]));
    expect(JSON.stringify(entries)).not.toContain(ADMIN.password);
  });

  it('keeps no password and no secret as it was typed', async () => {
    await cookieFor(ADMIN);
    const stored = JSON.stringify([api.runtime.access.users()]);
    expect(stored).not.toContain('$argon2');
    const { readFileSync } = await import('node:fs');
    const folder = join(api.workplace.folder, 'library');
    const bytes = (await readdir(folder)).filter((name) => name.startsWith('catalog')).map((name) => readFileSync(join(folder, name), 'latin1')).join('');
    expect(bytes).toContain('$argon2id$v=19$m=19456,t=2,p=1');
    expect(bytes).not.toContain(ADMIN.password);
  });
});

describe('a token for a program', () => {
  it('does what it was made for, never more than whoever made it, and not after it was revoked', async () => {
    const viewer = await cookieFor(VIEWER);
    expect(await failure(as(viewer, 'POST', '/api/tokens', { name: 'too much', permissions: ['read', 'edit'] }))).toMatchObject({ status: 403, facts: { needs: 'edit' } });
    const { id, secret } = await (await as(viewer, 'POST', '/api/tokens', { name: 'search', permissions: ['read'], days: 1 })).json() as { id: string; secret: string };
    expect(secret).toMatch(/^fst_/);
    expect((await by(secret, '/api/videos')).status).toBe(200);
    expect((await by(secret, '/mcp', 'POST')).status).toBe(403);
    const listed = await (await as(viewer, 'GET', '/api/tokens')).text();
    expect(listed).toContain(id);
    expect(listed).not.toContain(secret);
    expect((await as(viewer, 'DELETE', `/api/tokens/${id}`)).status).toBe(204);
    expect((await by(secret, '/api/videos')).status).toBe(401);
  });

  it('loses what its user loses', async () => {
    const admin = await cookieFor(ADMIN);
    await as(admin, 'POST', '/api/users', { name: 'ed', role: 'editor', password: 'a fifth long password' });
    const ed = await cookieFor({ name: 'ed', password: 'a fifth long password' });
    const { secret } = await (await as(ed, 'POST', '/api/tokens', { name: 'import', permissions: ['edit'] })).json() as { secret: string };
    expect((await by(secret, '/api/folders')).status).toBe(200);
    await as(admin, 'PATCH', '/api/users/ed', { role: 'viewer' });
    expect((await by(secret, '/api/folders')).status).toBe(403);
  });
});

describe('a link', () => {
  const share = async (body: object): Promise<{ id: string; path: string; secret: string }> => {
    const answer = await as(await cookieFor(ADMIN), 'POST', '/api/shares', body);
    expect(answer.status).toBe(201);
    const { id, path } = await answer.json() as { id: string; path: string };
    return { id, path, secret: path.slice('/s/'.length) };
  };

  it('shows one moment as a film of its own, and nothing else of the library', async () => {
    const { id, secret } = await share({ title: 'One shot', items: [{ video: film, title: 'The middle', start: 1, end: 2 }] });
    const link = `/api/shared/${secret}`;
    expect(await (await api.get(link)).json()).toMatchObject({ title: 'One shot', items: [{ title: 'The middle', duration: 1, hasVideo: true, playback: 'file' }] });
    const clip = await api.get(`${link}/0/stream`);
    expect([clip.status, clip.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    const whole = await as(await cookieFor(ADMIN), 'GET', `/api/videos/${film}/stream`);
    expect((await clip.arrayBuffer()).byteLength).not.toBe((await whole.arrayBuffer()).byteLength);
    expect((await api.get(`${link}/0/thumbnail`)).status).toBe(200);
    expect((await api.get(`${link}/0/transcript.vtt`)).status).toBe(200);
    for (const beyond of ['1/stream', '0/stream.m3u8', '0/stream/head.mp4']) expect((await api.get(`${link}/${beyond}`)).status).toBe(401);
    for (const path of [`/api/videos/${film}`, '/api/videos', `/api/videos/${film}/stream`, '/api/search?q=a']) expect((await by(secret, path)).status).toBe(401);
    expect(JSON.stringify(await (await api.get(link)).json())).not.toContain(film);
    expect(existsSync(join(api.workplace.folder, 'library', 'shares', id, '0.mp4'))).toBe(true);
  });

  it('opens nothing once it is revoked, has expired or its video is gone, and its films leave the disk', async () => {
    const { id, secret } = await share({ title: 'Gone', items: [{ video: film, title: 'A', start: 0, end: 1 }], days: 1 });
    const admin = await cookieFor(ADMIN);
    const { shares } = await (await as(admin, 'GET', '/api/shares')).json() as { shares: { id: string }[] };
    expect(shares.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(shares)).not.toContain(secret);
    expect((await as(admin, 'DELETE', `/api/shares/${id}`)).status).toBe(204);
    expect(await failure(api.get(`/api/shared/${secret}`))).toMatchObject({ status: 401, code: 'auth/link-ended' });
    expect(existsSync(join(api.workplace.folder, 'library', 'shares', id))).toBe(false);
  });

  it('shows a whole video, with ranges', async () => {
    const { secret } = await share({ title: 'All', items: [{ video: film, title: 'All of it' }] });
    const part = await api.get(`/api/shared/${secret}/0/stream`, { headers: { range: 'bytes=0-9' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
  });

  it('is not made of a video that is not there, or of a stretch that ends before it begins', async () => {
    const admin = await cookieFor(ADMIN);
    expect((await as(admin, 'POST', '/api/shares', { title: 'x', items: [{ video: 'nothing', title: 'x' }] })).status).toBe(404);
    expect((await as(admin, 'POST', '/api/shares', { title: 'x', items: [{ video: film, title: 'x', start: 2, end: 1 }] })).status).toBe(400);
  });
});

it('no endpoint lets a role, or a token of less than its user may, do what it may not', async () => {
  const { access } = api.runtime;
  const admin = { kind: 'user', name: ADMIN.name, userId: access.users().find(({ name }) => name === ADMIN.name)?.id ?? '', permissions: PERMISSIONS } as const;
  const tokenOf = (permissions: readonly Permission[]): string => access.addToken({ name: 'matrix', permissions: [...permissions] }, admin, actor).secret;
  const entered: string[] = [];
  let refused = 0;
  for (const permissions of [ROLE_PERMISSIONS.viewer, ROLE_PERMISSIONS.editor, ['read'], ['edit'], ['metrics']] as const) {
    const headers = { authorization: `Bearer ${tokenOf(permissions)}` };
    for (const { method, path, needs } of allEndpoints(createServices(api.runtime, new AbortController().signal))) {
      if (needs === 'nothing' || (permissions as readonly Permission[]).includes(needs)) continue;
      const { status } = await api.get(path.replaceAll(/:\w+/g, 'x'), { method: method.toUpperCase(), headers });
      refused += 1;
      if (status !== 403) entered.push(`${permissions.join()} ${method} ${path} ${status}`);
    }
  }
  expect(entered).toEqual([]);
  expect(refused).toBeGreaterThan(150);
});

describe('the token of the settings', () => {
  it('opens everything as before, and the session it gives ends with it', async () => {
    await using guarded = await startApi({ FRAMESEEK_TOKEN: OWNER });
    expect((await guarded.get('/metrics', { headers: { authorization: `Bearer ${OWNER}` } })).status).toBe(200);
    expect(await failure(signIn({ token: 'wrong' }, guarded))).toMatchObject({ status: 401, code: 'auth/refused' });
    const cookie = await cookieFor({ token: OWNER }, guarded);
    expect(cookie).not.toContain(OWNER);
    expect((await guarded.get('/api/videos', { headers: { cookie } })).status).toBe(200);
    await using other = await startApi({ FRAMESEEK_TOKEN: `${OWNER}-changed` }, { place: guarded.workplace });
    expect((await other.get('/api/videos', { headers: { cookie } })).status).toBe(401);
  });
});

describe('how much one may ask for', () => {
  it('is counted for each session by itself, and the answer says when to come again', async () => {
    await using busy = await startApi({ FRAMESEEK_TOKEN: OWNER });
    const [one, two] = [await cookieFor({ token: OWNER }, busy), await cookieFor({ token: OWNER }, busy)];
    const ask = (cookie: string) => busy.get('/api/search?q=', { headers: { cookie } });
    const statuses: number[] = [];
    for (let sent = 0; sent < 301; sent += 1) statuses.push((await ask(one)).status);
    expect([statuses.filter((status) => status === 400).length, statuses.at(-1)]).toEqual([300, 429]);
    const refused = await ask(one);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await failure(Promise.resolve(refused))).toMatchObject({ code: 'server/busy' });
    expect((await ask(two)).status).toBe(400);
    expect((await busy.get('/api/videos', { headers: { cookie: one } })).status).toBe(200);
  });

  it('counts passwords by address', async () => {
    await using busy = await startApi({ FRAMESEEK_TOKEN: OWNER });
    const statuses: number[] = [];
    for (let sent = 0; sent < 21; sent += 1) statuses.push((await signIn({ token: `guess ${sent}` }, busy)).status);
    expect([new Set(statuses.slice(0, 20)), statuses.at(-1)]).toEqual([new Set([401]), 429]);
  });

  it('gives whoever is signed in, by however many sessions, no more guesses at the passwords of others', async () => {
    await using busy = await startApi({ FRAMESEEK_TOKEN: OWNER });
    const cookies: string[] = [];
    for (let number = 0; number < 21; number += 1) cookies.push(await cookieFor({ token: OWNER }, busy));
    const guess = (cookie: string): Promise<Response> =>
      busy.get('/api/session', { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Ada', password: 'a guess' }) });
    const statuses: number[] = [];
    for (const cookie of cookies) statuses.push((await guess(cookie)).status);
    expect([new Set(statuses.slice(0, 20)), statuses.at(-1)]).toEqual([new Set([401]), 429]);
  });

  it('counts nothing where nobody signs in', async () => {
    await using open = await startApi();
    for (let sent = 0; sent < 310; sent += 1) expect((await open.get('/api/search?q=')).status).toBe(400);
  });
});

it('says of every endpoint what it needs, and only a few need nothing', () => {
  const endpoints = allEndpoints(createServices(api.runtime, new AbortController().signal));
  const open = endpoints.filter(({ needs }) => needs === 'nothing').map(({ method, path }) => `${method} ${path}`);
  expect(open.filter((one) => !one.includes('/api/shared/'))).toEqual([
    'get /api/health', 'get /api/session', 'post /api/session', 'delete /api/session', 'get /api/session/oidc', 'get /api/session/oidc/callback',
  ]);
  const writes = endpoints.filter(({ method, needs }) => method !== 'get' && needs === 'read').map(({ method, path }) => `${method} ${path}`);
  expect(writes).toEqual([
    'post /api/search', 'post /api/search/closer', 'post /api/query-pictures', 'post /api/alert-rules/trial', 'post /api/push/subscribe', 'post /api/push/unsubscribe', 'post /api/export', 'post /api/videos/:id/insights/estimate',
    'post /api/session/password', 'delete /api/sessions/:id', 'post /api/tokens', 'delete /api/tokens/:id',
  ]);
});
