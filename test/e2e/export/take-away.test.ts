import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collection, HLS_SEGMENT_SECONDS, wire } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMedia } from '../../../packages/media/src/index.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { hasModules, pythonJson } from './python.ts';

const media = createMedia();
const { signal } = new AbortController();
let api: TestApi;
let folder: string;
/** The film or piece that was asked for last, as it is made; and whoever wants to know when that begins. */
let making: Promise<unknown>;
let begins: () => void = () => undefined;
const noted = <T>(work: Promise<T>): Promise<T> => {
  making = work;
  begins();
  return work;
};

beforeAll(async () => {
  api = await startApi({ FRAMESEEK_VISUAL_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_SENTENCES_MODEL: 'none' }, {
    seenAs: ({ engine, ...runtime }) => ({
      ...runtime,
      engine: {
        ...engine,
        exportFilm: (request, options) => noted(engine.exportFilm(request, options)),
        streamSegment: (id, options) => noted(engine.streamSegment(id, options)),
      },
    }),
  });
  folder = await mkdtemp(join(tmpdir(), 'frameseek-take-away-'));
  const paths = await Promise.all((['three-colours', 'three-colours-avi', 'spoken-tones', 'subtitles-mp4', 'audio-only'] as const).map((name) => api.workplace.put(name)));
  await api.index(...paths);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const videos = async () => wire.videoList.parse(await (await api.get('/api/videos')).json()).videos;
const idOf = async (file: string): Promise<string> => (await videos()).find(({ path }) => path.endsWith(file))?.id ?? '';
const take = async (file: string, body: object) =>
  api.send('POST', '/api/export', { title: 'My film', items: [{ video: await idOf(file), start: 1, end: 3 }], ...body });
const saved = async (answer: Response, name: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, new Uint8Array(await answer.arrayBuffer()));
  return path;
};
const leftBehind = async () => readdir(join(api.runtime.config.libraryFolder, 'exports'));

const hasZip = await hasModules('zipfile');
/** Reads a ZIP file as others do, and puts what it holds into a folder. */
const UNZIP = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    z.extractall(sys.argv[2])
    edl = [n for n in z.namelist() if n.endswith('.edl')][0]
    print(json.dumps({'broken': z.testzip(), 'names': z.namelist(), 'edl': z.read(edl).decode()}))
`;

describe('POST /api/export', () => {
  it.each([['mp4', 'video/mp4'], ['webm', 'video/webm']] as const)('gives a clip as %s, and leaves nothing behind', async (format, type) => {
    const answer = await take('three-colours.mp4', { format, exact: true });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="My film.${format}"`);
    expect(JSON.parse(answer.headers.get('frameseek-spans') ?? '')).toEqual([[1, 3]]);
    const { duration } = await media.probe(await saved(answer, `clip.${format}`), { signal });
    expect(duration).toBeCloseTo(2, 1);
    expect(await leftBehind()).toEqual([]);
  });

  it('tells in a header where a copied clip really begins', async () => {
    const answer = await take('three-colours.mp4', { format: 'mp4' });
    expect(answer.headers.get('frameseek-copied')).toBe('true');
    const [[start]] = JSON.parse(answer.headers.get('frameseek-spans') ?? '[[]]') as [[number]];
    expect(start).toBe(0);
    await saved(answer, 'copied.mp4');
  });

  it('gives a film of several videos', async () => {
    const items = [{ video: await idOf('three-colours.mp4'), start: 1, end: 2 }, { video: await idOf('three-colours.avi'), start: 5, end: 6 }, { video: await idOf('audio-only.mp3'), start: 1, end: 2 }];
    const { duration, video } = await media.probe(await saved(await take('', { format: 'mp4', items }), 'film.mp4'), { signal });
    expect(duration).toBeCloseTo(3, 1);
    expect(video).toMatchObject({ width: 320, height: 180 });
  });

  it.skipIf(!hasZip)('gives clips with their list in one ZIP file, of a collection by its address, too', async () => {
    const items = [{ video: await idOf('three-colours.mp4'), start: 1, end: 2, note: 'red <1>' }, { video: await idOf('spoken-tones.mp4'), start: 2.5, end: 4 }];
    const made = collection.parse(await (await api.send('POST', '/api/collections', { name: 'A/B: cut' })).json());
    await api.send('POST', `/api/collections/${made.id}/items`, { items });
    for (const answer of [await take('', { format: 'zip', items, title: 'A/B: cut' }), await api.get(`/api/collections/${made.id}/clips.zip`)]) {
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/zip', 'attachment; filename="A_B_ cut.zip"']);
      const read = z.object({ broken: z.null(), names: z.array(z.string()), edl: z.string() }).parse(await pythonJson(UNZIP, await saved(answer, 'clips.zip'), folder));
      expect(read.names).toEqual([expect.stringMatching(/^001 three-colours 0\.01.*–0\.02.*\.mp4$/u), expect.stringMatching(/^002 spoken-tones .*\.mp4$/u), 'A_B_ cut.edl']);
      for (const name of read.names.slice(0, 2)) expect(read.edl).toContain(`* FROM CLIP NAME: ${name}\r\n`);
      // Each begins at its own first frame.
      expect(read.edl).toMatch(/001 {2}001THREE AA\/V {2}C {8}00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00/u);
      expect(read.edl).toContain('red <1>');
      expect((await media.probe(join(folder, read.names[1] ?? ''), { signal })).duration).toBeCloseTo(1.5, 1);
    }
    await api.send('DELETE', `/api/collections/${made.id}`);
    expect(await leftBehind()).toEqual([]);
  });

  it.each([
    ['edl', 'TITLE: My film\r\nFCM: NON-DROP FRAME'], ['fcpxml', '<fcpxml version="1.8">'], ['otio', '"OTIO_SCHEMA": "Timeline.1"'],
    ['csv', 'number,title,video'], ['json', '"title": "My film"'], ['vtt', 'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nThe lighthouse keeper lights the lamp.'],
    ['srt', '1\n00:00:00,000 --> 00:00:01,000\nThe lighthouse keeper lights the lamp.'],
  ])('gives a list as %s', async (format, words) => {
    const answer = await take('subtitles.mp4', { format });
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="My film.${format}"`);
    expect(await answer.text()).toContain(words);
  });

  it.each([['html', '<q>The lighthouse keeper lights the lamp.'], ['md', '> The lighthouse keeper lights the lamp.']])('gives a page to read with stills as %s', async (format, words) => {
    const answer = await take('subtitles.mp4', { format });
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="My film.${format}"`);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(Buffer.from(/data:image\/jpeg;base64,([\w+/=]+)/u.exec(text)?.[1] ?? '', 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });

  it('names the file safely, in any script', async () => {
    const answer = await take('three-colours.mp4', { format: 'csv', title: '../東京 "x"\r\nSet-Cookie: a=b' });
    const header = answer.headers.get('content-disposition') ?? '';
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(header)?.[1] ?? '')).toBe('_東京 _x___Set-Cookie_ a=b.csv');
  });

  it.each([
    ['no items', { items: [] }, 400, 'input/invalid'],
    ['an end before the start', { items: [{ video: 'x', start: 3, end: 1 }] }, 400, 'input/invalid'],
    ['an unknown format', { format: 'exe' }, 400, 'input/invalid'],
    ['an unknown video', { items: [{ video: 'nowhere', start: 0, end: 1 }] }, 404, 'library/unknown-video'],
    ['a time behind the end', { format: 'mp4', items: undefined, at: 1 }, 400, 'input/invalid'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await failure(take('three-colours.mp4', { format: 'edl', ...body }))).toMatchObject({ status, code });
  });

  it('refuses a clip from behind the end, and a picture of what has none', async () => {
    const behind = { format: 'mp4', items: [{ video: await idOf('three-colours.mp4'), start: 50, end: 60 }] };
    expect(await failure(take('', behind))).toMatchObject({ status: 400 });
    expect(await failure(take('audio-only.mp3', { format: 'gif' }))).toMatchObject({ status: 422, code: 'media/no-such-stream' });
    expect(await leftBehind()).toEqual([]);
  });

  it('stops when the client goes away, and leaves nothing behind', async () => {
    const gone = new AbortController();
    const id = await idOf('three-colours.mp4');
    const items = Array.from({ length: 15 }, () => ({ video: id, start: 0, end: 6 }));
    const asked = api.get('/api/export', {
      method: 'POST', signal: gone.signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ format: 'mp4', items, exact: true }),
    });
    asked.catch(() => undefined);
    await expect.poll(leftBehind, { timeout: 20_000 }).not.toEqual([]);
    gone.abort();
    await expect(asked).rejects.toThrow();
    await expect(making).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(leftBehind, { timeout: 20_000 }).toEqual([]);
  });
});

describe('GET /api/videos/:id/frame.png', () => {
  it('is the picture at that time, as large as the video', async () => {
    const answer = await api.get(`/api/videos/${await idOf('three-colours.avi')}/frame.png?at=2.5`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const { data, info } = await sharp(await answer.arrayBuffer()).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([320, 180]);
    expect((data[2] ?? 0) - (data[0] ?? 0)).toBeGreaterThan(120);
  });
  it('is refused of a time behind the end', async () => {
    expect(await failure(api.get(`/api/videos/${await idOf('three-colours.mp4')}/frame.png?at=100`))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect((await api.get(`/api/videos/${await idOf('three-colours.mp4')}/frame.png?at=6`)).status).toBe(200);
  });
  it('is refused of sound alone', async () => {
    expect(await failure(api.get(`/api/videos/${await idOf('audio-only.mp3')}/frame.png`))).toMatchObject({ status: 422, code: 'media/no-such-stream' });
  });
});

describe('a stream', () => {
  const detail = async (file: string) => wire.videoDetail.parse(await (await api.get(`/api/videos/${await idOf(file)}`)).json());
  const piece = async (file: string, name: string, init?: RequestInit) => api.get(`/api/videos/${await idOf(file)}/stream/${name}`, init);

  it.each([['three-colours.mp4', 'file'], ['audio-only.mp3', 'file'], ['three-colours.avi', 'stream']])('%s is played as a %s', async (file, playback) => {
    expect((await detail(file)).playback).toBe(playback);
  });

  it('of what no browser plays has a playlist whose pieces are H.264 and AAC', async () => {
    const answer = await api.get(`/api/videos/${await idOf('three-colours.avi')}/stream.m3u8`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/vnd\.apple\.mpegurl/);
    const names = (await answer.text()).split('\n').filter((line) => line.startsWith('stream/'));
    expect(names).toEqual(['stream/0.m4s', 'stream/1.m4s']);
    const bytes = [await piece('three-colours.avi', 'head.mp4'), await piece('three-colours.avi', '0.m4s'), await piece('three-colours.avi', '1.m4s')];
    const path = join(folder, 'stream.mp4');
    await writeFile(path, Buffer.concat(await Promise.all(bytes.map(async (it) => new Uint8Array(await it.arrayBuffer())))));
    const probe = await media.probe(path, { signal });
    expect([probe.video?.codec, probe.audio[0]?.codec]).toEqual(['h264', 'aac']);
    expect(probe.duration).toBeCloseTo(6, 0);
  });

  it('can be entered anywhere, its pieces asked for in any order and all at once', async () => {
    const all = await Promise.all(['1.m4s', 'head.mp4', '0.m4s', '1.m4s'].map((name) => piece('spoken-tones.mp4', name)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [one, , , again] = await Promise.all(all.map((it) => it.arrayBuffer()));
    expect(one).toEqual(again);
    expect((await (await piece('spoken-tones.mp4', '3.m4s')).arrayBuffer()).byteLength).toBeGreaterThan(300);
  });

  it('ends where the video ends, and knows no other pieces', async () => {
    const { duration } = await detail('three-colours.avi');
    expect(await failure(piece('three-colours.avi', `${Math.ceil(duration / HLS_SEGMENT_SECONDS) + 1}.m4s`))).toMatchObject({ status: 404, code: 'file/missing' });
    expect((await piece('three-colours.avi', '..%2f..%2fcatalog.sqlite')).status).toBe(400);
    expect((await piece('three-colours.avi', '1e3.m4s')).status).toBe(400);
  });

  it('stops encoding when its only watcher goes away, and begins anew for the next', async () => {
    const gone = new AbortController();
    begins = () => gone.abort();
    await expect(piece('subtitles.mp4', '0.m4s', { signal: gone.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await expect(making).rejects.toMatchObject({ name: 'AbortError' });
    begins = () => undefined;
    expect((await piece('subtitles.mp4', '0.m4s')).status).toBe(200);
  });
});
