import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints, createServices } from '../../../apps/api/src/server.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';

/** Every door of the API is held by the same guards, whoever adds one. */
const TOKEN = 'a-secret-of-sixteen-characters';
let open: TestApi;
let locked: TestApi;
let doors: readonly { readonly method: string; readonly path: string }[];

beforeAll(async () => {
  open = await startApi();
  locked = await startApi({ FRAMESEEK_TOKEN: TOKEN });
  doors = allEndpoints(createServices(open.runtime, new AbortController().signal))
    .map(({ method, path }) => ({ method: method.toUpperCase(), path: path.replaceAll(/:\w+/g, 'x') }));
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await locked[Symbol.asyncDispose]();
});

describe('every endpoint', () => {
  it('but health demands the token where there is one', async () => {
    const entered: string[] = [];
    for (const { method, path } of doors) {
      const { status } = await rawRequest(locked.url, { path, method });
      if (status !== 401 && path !== '/api/health') entered.push(`${method} ${path} ${status}`);
    }
    expect(entered).toEqual([]);
    expect(doors.length).toBeGreaterThan(40);
  });

  it('that changes something refuses pages of other sites', async () => {
    const entered: string[] = [];
    for (const { method, path } of doors.filter((door) => !['GET', 'HEAD'].includes(door.method))) {
      const { status } = await rawRequest(open.url, { path, method, headers: { origin: 'https://evil.example' } });
      if (status !== 403) entered.push(`${method} ${path} ${status}`);
    }
    expect(entered).toEqual([]);
  });

  it('gives nothing to pages of other sites, neither as a picture or a film nor by a form without an origin', async () => {
    const entered: string[] = [];
    for (const { method, path } of doors) {
      const { status } = await rawRequest(open.url, { path, method, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } });
      if (status !== 403) entered.push(`${method} ${path} ${status}`);
    }
    expect(entered).toEqual([]);
  });

  it('is reached by a link on another site, but not by a form there, and by its own pages', async () => {
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await rawRequest(open.url, { path: '/api/videos', headers: visit })).status).toBe(200);
    expect((await rawRequest(open.url, { path: '/api/samples', method: 'POST', headers: visit })).status).toBe(403);
    expect((await rawRequest(open.url, { path: '/api/videos', headers: { ...visit, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
    for (const site of ['same-origin', 'none']) {
      expect((await rawRequest(open.url, { path: '/api/videos', headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' } })).status).toBe(200);
    }
  });

  it('refuses to be addressed by a name that is not its own', async () => {
    const entered: string[] = [];
    for (const { method, path } of doors) {
      const { status } = await rawRequest(open.url, { path, method, headers: { host: 'evil.example' } });
      if (status !== 403) entered.push(`${method} ${path} ${status}`);
    }
    expect(entered).toEqual([]);
  });

  it('says with every answer that it is what it says, and may not be framed', async () => {
    const lacking: string[] = [];
    for (const { method, path } of doors.filter((door) => door.method === 'GET' && !door.path.endsWith('/events') && !door.path.endsWith('/mcp'))) {
      const answer = await open.get(path, { method });
      await answer.body?.cancel();
      const { headers } = answer;
      const safe = headers.get('x-content-type-options') === 'nosniff' && headers.get('x-frame-options') === 'DENY'
        && headers.get('cross-origin-resource-policy') === 'same-origin' && headers.get('referrer-policy') === 'no-referrer' && headers.get('access-control-allow-origin') === null && headers.get('x-powered-by') === null;
      if (!safe) lacking.push(`${method} ${path}`);
    }
    expect(lacking).toEqual([]);
  });
});
