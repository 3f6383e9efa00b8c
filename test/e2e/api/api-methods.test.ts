import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints, createServices } from '../../../apps/api/src/server.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';

const ID = 'a'.repeat(32);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'] as const;

let api: TestApi;
let guarded: TestApi;
beforeAll(async () => {
  [api, guarded] = [await startApi(), await startApi({ FRAMESEEK_TOKEN: 'secret-of-this-test' })];
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await guarded[Symbol.asyncDispose]();
});

/** Every path of the API with an id where one belongs, and the methods that are served there. */
const paths = (): readonly (readonly [string, ReadonlySet<string>])[] => {
  const endpoints = allEndpoints(createServices(api.runtime, new AbortController().signal));
  return [...Map.groupBy(endpoints, ({ path }) => path)]
    .map(([path, those]) => [path.replaceAll(/:\w+/g, ID), new Set(those.map(({ method }) => method.toUpperCase()))] as const);
};
const allowedBy = (response: Response): readonly string[] => (response.headers.get('allow') ?? '').split(', ');

describe('the methods of a path', () => {
  it('are refused with 405 where they are not served, and Allow names the others', async () => {
    for (const [path, served] of paths()) {
      for (const method of METHODS.filter((one) => !served.has(one))) {
        const response = await api.get(path, { method });
        expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 405`);
        expect(allowedBy(response)).toEqual(expect.arrayContaining([...served]));
      }
    }
  });

  it('are told by OPTIONS, those of this path and of no other', async () => {
    for (const [path, served] of paths()) {
      const response = await api.get(path, { method: 'OPTIONS' });
      expect(`${path} ${response.status}`).toBe(`${path} 204`);
      expect(new Set(allowedBy(response))).toEqual(new Set([...served, ...(served.has('GET') ? ['HEAD'] : []), 'OPTIONS']));
    }
  });

  it('say so in words', async () => {
    expect(await failure(api.send('PUT', '/api/videos/upload'))).toMatchObject({
      status: 405, code: 'server/wrong-method', message: '/api/videos/upload does not take PUT. It takes POST, OPTIONS.',
    });
  });

  it('answer HEAD wherever they answer GET', async () => {
    expect((await api.get('/api/health', { method: 'HEAD' })).status).toBe(200);
    expect((await api.get('/api/search/closer', { method: 'HEAD' })).status).toBe(405);
  });

  it('are told to nobody who may not know what is there', async () => {
    expect((await guarded.get('/api/videos', { method: 'PUT' })).status).toBe(401);
    expect((await guarded.get('/api/videos', { method: 'OPTIONS' })).status).toBe(401);
    expect((await guarded.get('/api/health', { method: 'PUT' })).status).toBe(405);
  });
});
