import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { wire } from '@frameseek/core';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forward } from '../../../apps/web/src/lib/server/forward.ts';
import { film } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';

const TOKEN = 'a-secret-of-sixteen-characters';
let api: TestApi;
let content: Buffer;

beforeAll(async () => {
  api = await startApi({ FRAMESEEK_UPLOAD_LIMIT_MB: '1', FRAMESEEK_TOKEN: TOKEN });
  content = await readFile(await film('one-frame'));
});
afterAll(() => api[Symbol.asyncDispose]());

const auth = { authorization: `Bearer ${TOKEN}` };
const tus = { ...auth, 'tus-resumable': '1.0.0' };
const meta = (filename: string, filetype = 'video/mp4'): string =>
  `filename ${Buffer.from(filename).toString('base64')},filetype ${Buffer.from(filetype).toString('base64')}`;
const create = (filename: string, { length = content.length, headers = {} }: { length?: number | string; headers?: Record<string, string> } = {}) =>
  api.get('/api/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(length), 'upload-metadata': meta(filename), ...headers } });
const patch = (location: string, body: Uint8Array, offset: number) =>
  api.get(location, { method: 'PATCH', body: new Uint8Array(body), headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' } });
const location = async (answer: Promise<Response>): Promise<string> => (await answer).headers.get('location') ?? '';
const kept = () => readdir(api.runtime.config.uploadsFolder);
const begun = () => readdir(join(api.runtime.config.libraryFolder, 'uploads-begun')).catch(() => []);
const ended = async (answer: Response): Promise<string> => {
  const { jobs } = wire.addVideosResponse.parse(await answer.json());
  await expect.poll(() => api.runtime.engine.jobs({ limit: 100 }).find(({ id }) => id === jobs[0]?.id)?.state, { timeout: 20_000 }).toMatch(/done|failed/);
  return jobs[0]?.path ?? '';
};

describe('a resumable upload', () => {
  it('goes on where it stopped, and is indexed when it is whole', async () => {
    const where = await location(create('Ärger.mp4'));
    expect(where).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
    expect((await patch(where, content.subarray(0, 500), 0)).status).toBe(204);
    const head = await api.get(where, { method: 'HEAD', headers: tus });
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['500', String(content.length)]);
    expect(await kept()).toEqual([]);
    const last = await patch(where, content.subarray(500), 500);
    expect(last.status).toBe(200);
    const path = await ended(last);
    expect(basename(path)).toBe('Ärger.mp4');
    expect(await readFile(path)).toEqual(content);
    expect(await begun()).toEqual([]);
    expect(api.runtime.engine.videos().map(({ title }) => title)).toContain('Ärger');
  });

  it('works with the client of the protocol, in many pieces', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const upload = new Upload(content, {
      endpoint: `${api.url}/api/uploads`, headers: auth, chunkSize: 1_000, metadata: { filename: 'client.mp4', filetype: 'video/mp4' },
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getBody()), onError: reject,
    });
    upload.start();
    const { jobs } = wire.addVideosResponse.parse(JSON.parse(await promise));
    expect(await readFile(jobs[0]?.path ?? '')).toEqual(content);
  });

  it('goes through the web app, under whose address it stays', async () => {
    process.env['FRAMESEEK_API_URL'] = api.url;
    const site = 'http://web.example:4300';
    const through = (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> =>
      forward(new Request(site + path, { ...init, headers: { ...init.headers, cookie: `frameseek_token=${TOKEN}`, host: 'web.example:4300', origin: site }, ...(init.body !== undefined && { duplex: 'half' as const }) }));
    const { authorization: _, ...plain } = tus;
    const begin = await through('/api/uploads', { method: 'POST', headers: { ...plain, 'upload-length': String(content.length), 'upload-metadata': meta('proxied.mp4') } });
    const where = begin.headers.get('location') ?? '';
    expect([begin.status, where.startsWith('/api/uploads/')]).toEqual([201, true]);
    const on = { ...plain, 'content-type': 'application/offset+octet-stream' };
    expect((await through(where, { method: 'PATCH', headers: { ...on, 'upload-offset': '0' }, body: new Uint8Array(content.subarray(0, 700)) })).status).toBe(204);
    const head = await through(where, { method: 'HEAD', headers: plain });
    expect(head.headers.get('upload-offset')).toBe('700');
    const last = await through(where, { method: 'PATCH', headers: { ...on, 'upload-offset': '700' }, body: new Uint8Array(content.subarray(700)) });
    expect(last.status).toBe(200);
    expect(basename(await ended(last))).toBe('proxied.mp4');
  });

  it('can be given up, and leaves nothing', async () => {
    const where = await location(create('gone.mp4'));
    await patch(where, content.subarray(0, 100), 0);
    expect((await api.get(where, { method: 'DELETE', headers: tus })).status).toBe(204);
    expect((await api.get(where, { method: 'HEAD', headers: tus })).status).toBe(404);
    expect(await begun()).toEqual([]);
  });

  it.each(['../../escape.mp4', '..\\escape.mp4', '/etc/escape.mp4', 'a\u0000b.mp4', 'CON.mp4', '.hidden.mp4', '%2e%2e%2fescape.mp4'])('named %j stays in its folder', async (name) => {
    const path = await ended(await patch(await location(create(name)), content, 0));
    expect(dirname(path)).toBe(api.runtime.config.uploadsFolder);
    expect(await kept()).toContain(basename(path));
  });

  it.each([
    ['page.html', 'video/mp4', 422, 'media/unreadable'], ['film.mp4', 'text/html', 422, 'media/unreadable'], ['', 'video/mp4', 422, 'media/unreadable'],
  ])('called %j of type %j is refused', async (name, type, status, code) => {
    expect(await failure(create(name, { headers: { 'upload-metadata': meta(name, type) } }))).toMatchObject({ status, code });
  });

  it.each([[0, 422, 'file/empty'], [1_500_000, 413, 'server/too-large']])('of %d bytes is refused', async (length, status, code) => {
    expect(await failure(create('film.mp4', { length }))).toMatchObject({ status, code });
  });

  it('takes no more bytes than were told', async () => {
    const where = await location(create('short.mp4', { length: 100 }));
    expect((await patch(where, content, 0)).status).toBeGreaterThanOrEqual(400);
    await api.get(where, { method: 'DELETE', headers: tus });
  });

  it('is never given back, nor are the notes about it', async () => {
    const where = await location(create('secret.mp4'));
    expect((await api.get(where, { headers: auth })).status).toBe(405);
    for (const name of [`${where}.json`, '/api/uploads/..%2f..%2fcatalog.sqlite', '/api/uploads/x']) {
      expect((await api.get(name, { method: 'HEAD', headers: tus })).status).toBe(400);
    }
    await api.get(where, { method: 'DELETE', headers: tus });
  });

  it('needs the token, and comes from our own pages', async () => {
    expect((await api.get('/api/uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': '5' } })).status).toBe(401);
    const foreign = await rawRequest(api.url, {
      path: '/api/uploads', method: 'POST', headers: { ...tus, origin: 'https://evil.example', 'upload-length': '5', 'upload-metadata': meta('a.mp4') },
    });
    expect(foreign.status).toBe(403);
    const own = await create('a.mp4');
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
    await api.get(own.headers.get('location') ?? '', { method: 'DELETE', headers: tus });
  });
});
