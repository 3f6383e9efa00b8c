import { readFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { wire, type Download } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { film } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { startSite, type MediaSite } from '../media-site.ts';

let open: TestApi;
let strict: TestApi;
let site: MediaSite;
let content: Buffer;

beforeAll(async () => {
  content = await readFile(await film('one-frame'));
  const noModels = { FRAMESEEK_VISUAL_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_SENTENCES_MODEL: 'none' };
  open = await startApi({ ...noModels, FRAMESEEK_PRIVATE_URLS: 'true', FRAMESEEK_UPLOAD_LIMIT_MB: '1' });
  strict = await startApi(noModels);
  site = await startSite(({ url = '' }, res) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    const send = (type: string, body: Uint8Array | string, more: Record<string, string> = {}) => res.writeHead(200, { 'content-type': type, ...more }).end(body);
    switch (pathname) {
      case '/film.mp4': return send('video/mp4', content, { 'content-length': String(content.length) });
      case '/named': return send('application/octet-stream', content, { 'content-disposition': 'attachment; filename="../../../My film.mp4"' });
      case '/page.mp4': return send('text/html', '<h1>no film</h1>');
      case '/data': return send('application/octet-stream', content);
      case '/false.mp4': return send('video/mp4', 'this is no film');
      case '/told-large.mp4': return res.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '5000000000' }).flushHeaders();
      case '/large.mp4': return send('video/mp4', new Uint8Array(1_500_000), { 'transfer-encoding': 'chunked' });
      case '/broken.mp4': {
        res.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '5000' }).write('half');
        return setTimeout(() => res.destroy(), 50);
      }
      case '/slow.mp4': return res.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '5000' }).write('a little');
      case '/to': return res.writeHead(302, { location: searchParams.get('where') ?? '' }).end();
      case '/round': return res.writeHead(302, { location: '/round' }).end();
      default: return res.writeHead(404).end();
    }
  });
});
afterAll(async () => {
  for (const part of [open, strict, site]) await part[Symbol.asyncDispose]();
});

const add = (api: TestApi, url: string) => api.send('POST', '/api/videos/url', { url });
const state = async (api: TestApi, { id }: Download): Promise<Download | undefined> =>
  wire.downloadList.parse(await (await api.get('/api/downloads')).json()).downloads.find((one) => one.id === id);
const ended = async (api: TestApi, answer: Promise<Response>): Promise<Download | undefined> => {
  const response = await answer;
  expect(response.status).toBe(202);
  const download = wire.download.parse(await response.json());
  await expect.poll(async () => (await state(api, download))?.state, { timeout: 20_000 }).not.toBe('running');
  return state(api, download);
};
const kept = (api: TestApi) => readdir(api.runtime.config.uploadsFolder);

describe('an address', () => {
  it('gives a video, which is indexed', async () => {
    const download = await ended(open, add(open, `${site.url}/film.mp4`));
    expect(download).toMatchObject({ state: 'done', name: 'film.mp4', bytes: content.length, total: content.length });
    const jobs = () => open.runtime.engine.jobs({ limit: 100 }).find(({ id }) => id === download?.jobId);
    await expect.poll(() => jobs()?.state, { timeout: 20_000 }).toBe('done');
    expect(await readFile(jobs()?.path ?? '')).toEqual(content);
  });

  it('is followed where it leads, and names the file, which stays in its folder', async () => {
    const download = await ended(open, add(open, `${site.url}/to?where=${encodeURIComponent('/named')}`));
    expect(download).toMatchObject({ state: 'done', name: 'My film.mp4' });
    expect(await kept(open)).toContain('My film.mp4');
  });

  it.each([
    ['/page.mp4', 422, 'url/not-media'], ['/data', 422, 'url/not-media'], ['/told-large.mp4', 413, 'server/too-large'], ['/nothing.mp4', 502, 'url/failed'],
    ['/round', 502, 'url/failed'], ['/to?where=ftp://a.example/a.mp4', 403, 'url/refused'], ['/to?where=file:///etc/passwd', 403, 'url/refused'],
  ])('%s is refused at once', async (path, status, code) => {
    expect(await failure(add(open, site.url + path))).toMatchObject({ status, code });
  });

  it.each([['/large.mp4', 'server/too-large'], ['/broken.mp4', 'url/failed']])('%s fails on its way and leaves nothing', async (path, code) => {
    const before = await kept(open);
    expect(await ended(open, add(open, site.url + path))).toMatchObject({ state: 'failed', fault: { code } });
    expect(await kept(open)).toEqual(before);
  });

  it('that gives something else than it says becomes a job that says so', async () => {
    const download = await ended(open, add(open, `${site.url}/false.mp4`));
    const job = () => open.runtime.engine.jobs({ limit: 100 }).find(({ id }) => id === download?.jobId);
    await expect.poll(() => job()?.fault?.code, { timeout: 20_000 }).toBe('media/unreadable');
  });

  it('can be given up while it comes, and leaves nothing; its progress is told with the jobs', async () => {
    const before = await kept(open);
    const download = wire.download.parse(await (await add(open, `${site.url}/slow.mp4`)).json());
    await expect.poll(async () => (await state(open, download))?.bytes, { timeout: 5_000 }).toBe(8);
    const stop = new AbortController();
    const events = await open.get('/api/jobs/events', { signal: stop.signal });
    const { value = new Uint8Array() } = (await events.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('"name":"slow.mp4"');
    stop.abort();
    expect(await (await open.send('POST', `/api/downloads/${download.id}/cancel`)).json()).toMatchObject({ state: 'cancelled' });
    await expect.poll(() => kept(open), { timeout: 5_000 }).toEqual(before);
  });

  it('that nobody fetches cannot be given up', async () => {
    expect(await failure(open.send('POST', '/api/downloads/nothing/cancel'))).toMatchObject({ status: 404, code: 'library/unknown-job' });
  });
});

describe('by default', () => {
  it.each([
    ['this computer by number', () => `${site.url}/film.mp4`], ['this computer by name', () => `http://localhost:${site.port}/film.mp4`],
    ['this computer in short', () => `http://127.1:${site.port}/film.mp4`], ['this computer as one number', () => `http://2130706433:${site.port}/film.mp4`],
    ['this computer in hexadecimal', () => `http://0x7f.0.0.1:${site.port}/film.mp4`], ['this computer in IPv6', () => `http://[::1]:${site.port}/film.mp4`],
    ['this computer mapped', () => `http://[::ffff:127.0.0.1]:${site.port}/film.mp4`], ['all of this computer', () => `http://0.0.0.0:${site.port}/film.mp4`],
    ['a private network', () => 'http://10.0.0.1/film.mp4'], ['a home network', () => 'http://192.168.1.1/film.mp4'],
    ['the notes of a cloud', () => 'http://169.254.169.254/latest/meta-data'], ['a carrier', () => 'http://100.64.0.1/film.mp4'],
    ['a unique local address', () => 'http://[fd00::1]/film.mp4'], ['a name with a password', () => 'http://user:secret@8.8.8.8/film.mp4'],
    ['a file', () => 'file:///etc/passwd'], ['another protocol', () => 'gopher://8.8.8.8/'], ['a script', () => 'javascript:alert(1)'],
  ])('%s is refused, and not asked', async (_what, url) => {
    const before = site.asked.length;
    expect(await failure(add(strict, url()))).toMatchObject({ status: 403, code: 'url/refused' });
    expect(site.asked).toHaveLength(before);
    expect(await kept(strict)).toEqual([]);
  });

  it.each(['', 'no address', 'http://'])('%j is no address', async (url) => {
    expect(await failure(add(strict, url))).toMatchObject({ status: 400, code: 'input/invalid' });
  });
});

it('the folder of uploads never holds anything under a name that leads out', async () => {
  for (const name of await kept(open)) expect(basename(name)).toBe(name);
});
