import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { wire } from '@frameseek/core';
import { film } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';

let api: TestApi;
let content: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  api = await startApi({ FRAMESEEK_UPLOAD_LIMIT_MB: '1' });
  content = new Uint8Array(await readFile(await film('one-frame')));
});
afterAll(() => api[Symbol.asyncDispose]());

const upload = (...names: string[]) => {
  const form = new FormData();
  for (const name of names) form.append('files', new Blob([content]), name);
  return api.get('/api/videos/upload', { method: 'POST', body: form });
};
const added = async (answer: Promise<Response>) => wire.addVideosResponse.parse(await (await answer).json());
const kept = () => readdir(api.runtime.config.uploadsFolder);

describe('an upload', () => {
  it('becomes a video of the library, and goes with it', async () => {
    const { jobs } = await added(upload('Ärger im Büro.mp4'));
    const [job] = await api.ended(jobs);
    expect(job).toMatchObject({ state: 'done', title: 'Ärger im Büro' });
    expect(new Uint8Array(await readFile(job?.path ?? ''))).toEqual(content);
    expect((await api.send('DELETE', `/api/videos/${job?.videoId}`)).status).toBe(204);
    expect(await kept()).toEqual([]);
  });

  it('goes with its video, whichever of its twins was the first', async () => {
    const first = await added(upload('twin.mp4'));
    await api.ended(first.jobs);
    const [job] = await api.ended((await added(upload('other twin.mp4'))).jobs);
    expect(await kept()).toEqual(['other twin.mp4', 'twin.mp4']);
    expect((await api.send('DELETE', `/api/videos/${job?.videoId}`)).status).toBe(204);
    expect(await kept()).toEqual([]);
  });

  it('that is no video is not kept, and its job says why', async () => {
    const form = new FormData();
    form.append('files', new Blob(['words, not pictures']), 'words.mp4');
    const { jobs } = await added(api.get('/api/videos/upload', { method: 'POST', body: form }));
    expect(await api.ended(jobs)).toMatchObject([{ state: 'failed', title: 'words.mp4', fault: { code: 'media/unreadable' } }]);
    expect(await kept()).toEqual([]);
  });

  it.each([
    '../../escape.mp4', '..\\..\\escape.mp4', '/etc/escape.mp4', 'C:\\escape.mp4', 'CON.mp4', 'a\u200b\nc.mp4', '. .mp4.mp4', '.hidden.mp4',
    `${'ä'.repeat(300)}.mp4`, 'a<b>:"|?*.mp4', '%2e%2e%2fescape.mp4',
  ])('named %j stays in its folder', async (name) => {
    const { jobs, skipped } = await added(upload(name));
    expect(skipped).toEqual([]);
    expect(dirname(jobs[0]?.path ?? '')).toBe(api.runtime.config.uploadsFolder);
    expect(await kept()).toContain(basename(jobs[0]?.path ?? ''));
    await api.ended(jobs);
  });

  it('never overwrites another of the same name', async () => {
    const both = await added(upload('same.mp4', 'same.mp4'));
    const third = await added(upload('same.mp4'));
    expect([...both.jobs, ...third.jobs].map(({ path }) => basename(path)).sort()).toEqual(['same (2).mp4', 'same (3).mp4', 'same.mp4']);
    await api.ended([...both.jobs, ...third.jobs]);
  });

  it('with a name that is not that of a film is refused by name, and the others are taken', async () => {
    const before = await kept();
    const { jobs, skipped } = await added(upload('page.html', 'film.mp4', '.html'));
    expect(jobs.map(({ path }) => basename(path))).toEqual(['film.mp4']);
    expect(skipped).toMatchObject([{ path: 'page.html', code: 'media/unreadable' }, { path: '.html', code: 'media/unreadable' }]);
    expect(new Set(await kept())).toEqual(new Set([...before, 'film.mp4']));
    await api.ended(jobs);
  });

  it('that is too large is refused and leaves nothing', async () => {
    const before = await kept();
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(1_500_000)]), 'large.mp4');
    const answer = await failure(api.get('/api/videos/upload', { method: 'POST', body: form }));
    expect(answer).toMatchObject({ status: 413, code: 'server/too-large' });
    expect(await kept()).toEqual(before);
  });

  it('that breaks off leaves nothing, the files before it included', async () => {
    const before = await kept();
    const sent = request(`${api.url}/api/videos/upload`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=edge', 'content-length': 900_000 },
    });
    sent.on('error', () => undefined);
    const part = (name: string) => `--edge\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`;
    sent.write(`${part('whole.mp4')}whole\r\n${part('half.mp4')}${'x'.repeat(100_000)}`);
    await expect.poll(kept, { timeout: 5_000 }).toContain('whole.mp4');
    sent.destroy();
    await expect.poll(kept, { timeout: 5_000 }).toEqual(before);
    await sleep(200);
    expect(await kept()).toEqual(before);
  });

  it('without a file, or not as a form, is told so', async () => {
    const empty = new FormData();
    empty.append('note', 'nothing');
    expect(await failure(api.get('/api/videos/upload', { method: 'POST', body: empty }))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect(await failure(api.send('POST', '/api/videos/upload', {}))).toMatchObject({ status: 400, code: 'input/invalid' });
    const cut = await rawRequest(api.url, {
      path: '/api/videos/upload', method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=edge' },
      body: '--edge\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\nabc',
    });
    expect(cut.status).toBe(400);
  });
});

it('refuses at once what the disk cannot hold', async () => {
  await using roomy = await startApi({ FRAMESEEK_UPLOAD_LIMIT_MB: '1000000000' });
  const sent = request(`${roomy.url}/api/videos/upload`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=edge', 'content-length': 1e15 },
  });
  sent.on('error', () => undefined);
  const { promise, resolve } = Promise.withResolvers<number>();
  sent.on('response', ({ statusCode }) => resolve(statusCode ?? 0));
  sent.write('--edge\r\n');
  expect(await promise).toBe(507);
  sent.destroy();
});

it('leaves nothing behind where the disk was full before it was queued', async () => {
  await using full = await startApi({}, {
    seenAs: (runtime) => ({
      ...runtime,
      engine: { ...runtime.engine, add: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })) },
    }),
  });
  const body = new ReadableStream({
    start: (controller) => {
      const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n';
      for (const part of [Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]) controller.enqueue(part);
      controller.close();
    },
  });
  const init = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' };
  expect(await failure(full.get('/api/videos/upload', init as RequestInit))).toMatchObject({ status: 507, code: 'file/disk-full' });
  expect(await readdir(full.runtime.config.uploadsFolder)).toEqual([]);
});
