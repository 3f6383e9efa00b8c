import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { wire, type JobsEvent } from '@frameseek/core';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { rawRequest } from '../raw-request.ts';

let api: TestApi;
let id: string;
let path: string;

beforeAll(async () => {
  api = await startApi();
  path = await api.workplace.put('subtitles-mp4');
  const [job] = await api.index(path);
  expect(job).toMatchObject({ state: 'done', title: 'subtitles' });
  id = job?.videoId ?? '';
});
afterAll(() => api[Symbol.asyncDispose]());

const search = async (parameters: string) => wire.searchResponse.parse(await (await api.get(`/api/search?${parameters}`)).json());

describe('a library over HTTP', () => {
  it('says that it is ready and what each part uses', async () => {
    const health = wire.health.parse(await (await api.get('/api/health')).json());
    expect(health).toMatchObject({ ready: true, videos: 1 });
    expect(health.parts.map(({ part, state }) => `${part} ${state}`)).toEqual(
      expect.arrayContaining(['ffmpeg on', 'store on', 'node on', 'text on', 'sounds on']),
    );
    expect(health.parts.find(({ part }) => part === 'visual')?.uses).toContain('fixture/clip-colours');
  });

  it('lists a video with its stages', async () => {
    const { videos } = wire.videoList.parse(await (await api.get('/api/videos')).json());
    expect(videos).toHaveLength(1);
    expect(videos[0]).toMatchObject({ id, title: 'subtitles', path, state: 'ready', hasVideo: true, width: 320, height: 180 });
    expect(videos[0]?.duration).toBeCloseTo(6, 0);
    expect(videos[0]?.stages.map(({ stage, state }) => `${stage} ${state}`)).toEqual(
      ['probe done', 'shots done', 'visual done', 'speech done', 'text done', 'objects off', 'sound off', 'speakers off'],
    );
  });

  it('tells the shots and transcripts of one video', async () => {
    const video = wire.videoDetail.parse(await (await api.get(`/api/videos/${id}`)).json());
    expect(video.shots.map(({ start }) => Math.round(start))).toEqual([0, 2, 5]);
    expect(video.transcripts).toEqual([{ source: 'stream', language: 'eng', cues: 2 }]);
    expect(video.sprite?.count).toBeGreaterThan(0);
  });

  it('finds the blue part, and opens in it', async () => {
    const { query, match, moments } = await search('q=blue&limit=5&modality=visual');
    expect({ query, match }).toEqual({ query: 'blue', match: true });
    expect(moments[0]?.video).toEqual({ id, title: 'subtitles', path });
    expect(moments[0]?.start).toBeGreaterThanOrEqual(1.9);
    expect(moments[0]?.end).toBeLessThanOrEqual(5.1);
    expect(moments[0]?.hits[0]?.modality).toBe('visual');
  });

  it('finds what is said by its words, and says which', async () => {
    const { moments } = await search('q=%22storm%22&modality=speech');
    expect(moments[0]?.hits[0]).toMatchObject({ modality: 'speech', text: expect.stringContaining('storm is coming') as string });
  });

  it('answers POST as it answers GET', async () => {
    const body: unknown = await (await api.send('POST', '/api/search', { q: 'blue', limit: 3, modality: ['visual'] })).json();
    const got = await search('q=blue&limit=3&modality=visual');
    expect(wire.searchResponse.parse(body).moments).toEqual(got.moments);
  });

  it('searches only in the videos asked for', async () => {
    expect((await search('q=blue&video=00000000000000000000000000000000')).moments).toEqual([]);
  });

  it('gives the transcript as WebVTT', async () => {
    const answer = await api.get(`/api/videos/${id}/transcript.vtt`);
    expect(answer.headers.get('content-type')).toContain('text/vtt');
    expect(await answer.text()).toBe(
      'WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nThe lighthouse keeper lights the lamp.\n\n' +
        '00:00:02.500 --> 00:00:05.000\nA storm is coming from the west.\n',
    );
  });

  it('tells what is said line by line, and has lines corrected, and that taken back', async () => {
    const at = `/api/videos/${id}/transcript`;
    const read = async () => wire.transcript.parse(await (await api.get(at)).json());
    const { lines: [line, ...others], source } = await read();
    expect(source).toBe('stream');
    const correct = async (text: string | null) => (await api.send('PATCH', at, { start: line?.start, text })).json();
    expect(await correct('A quartzite lighthouse')).toMatchObject({ start: line?.start, end: line?.end, text: 'A quartzite lighthouse', was: line?.text });
    expect((await read()).lines).toEqual([{ ...line, text: 'A quartzite lighthouse', was: line?.text }, ...others]);
    await vi.waitFor(async () => expect((await search('q=quartzite&modality=speech')).match).toBe(true), { timeout: 20_000, interval: 100 });
    expect(await (await api.send('POST', `${at}/replacements`, { find: 'QUARTZITE', replace: 'granite' })).json()).toEqual({ lines: 1 });
    expect((await read()).lines[0]).toMatchObject({ text: 'A granite lighthouse', was: line?.text });
    expect(await correct(null)).toEqual(line);
    expect((await read()).lines).toEqual([line, ...others]);
    await vi.waitFor(async () => expect((await search('q=quartzite&modality=speech')).match).toBe(false), { timeout: 20_000, interval: 100 });
    expect(await failure(api.send('PATCH', at, { start: 1e6, text: 'x' }))).toMatchObject({ status: 400 });
    expect(await failure(api.send('PATCH', at, { start: 0, text: '' }))).toMatchObject({ status: 400 });
    expect(await failure(api.get('/api/videos/missing/transcript'))).toMatchObject({ status: 404 });
  });

  it('gives pictures that a browser keeps', async () => {
    const answer = await api.get(`/api/videos/${id}/thumbnail?at=3&width=160`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const again = await rawRequest(api.url, { path: `/api/videos/${id}/thumbnail?at=3&width=160`, headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await api.get(`/api/videos/${id}/sprite`)).headers.get('content-type')).toBe('image/jpeg');
  });

  it('renames a video, not its file', async () => {
    expect(await (await api.send('PATCH', `/api/videos/${id}`, { title: '  Lighthouse ' })).json()).toMatchObject({ title: 'Lighthouse', path });
    expect((await search('q=blue')).moments[0]?.video.title).toBe('Lighthouse');
    expect((await failure(api.send('PATCH', `/api/videos/${id}`, { title: ' ' }))).status).toBe(400);
    expect((await failure(api.send('PATCH', `/api/videos/${id}`, {}))).status).toBe(400);
  });

  it('tags a video, and searches among the tagged', async () => {
    expect(await (await api.send('PATCH', `/api/videos/${id}`, { tags: ['Summer  2024', 'summer 2024', 'sea'] })).json()).toMatchObject({ tags: ['Summer 2024', 'sea'] });
    expect((await search('q=blue%20tag:%22summer%202024%22')).moments).not.toEqual([]);
    expect(await search('q=blue%20-tag:sea')).toMatchObject({ match: false, moments: [], notes: ['No video is within the limits of the query.'] });
    expect((await failure(api.send('PATCH', `/api/videos/${id}`, { tags: [''] }))).status).toBe(400);
    expect(wire.videoList.parse(await (await api.get('/api/videos')).json()).videos[0]?.tags).toEqual(['Summer 2024', 'sea']);
  });

  it('lists folders and films to pick from, and nothing above them', async () => {
    const roots = wire.folderList.parse(await (await api.get('/api/folders')).json());
    expect(roots.folders.map((folder) => folder.path)).toContain(api.workplace.media);
    const inside = wire.folderList.parse(await (await api.get(`/api/folders?path=${encodeURIComponent(api.workplace.media)}`)).json());
    expect(inside.parent).toBeUndefined();
    expect(inside.files.map(({ name }) => name)).toEqual(['subtitles.mp4']);
    expect(await failure(api.get('/api/folders?path=%2Fetc'))).toMatchObject({ status: 403, code: 'file/outside-media' });
  });
});

it('has no picture of a time that no film has', async () => {
  for (const at of ['-1', '1e300', 'soon']) {
    expect(await failure(api.get(`/api/videos/${id}/thumbnail?at=${at}&width=200`))).toMatchObject({ status: 400, code: 'input/invalid' });
  }
});

describe('the stream', () => {
  const stream = (range?: string, method = 'GET') => api.get(`/api/videos/${id}/stream`, { method, ...(range !== undefined && { headers: { range } }) });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-149', 100, 150],
    ['bytes=-10', -10, undefined],
    ['bytes=50-', 50, undefined],
  ])('answers %s with those bytes', async (range, start, end) => {
    const file = await readFile(path);
    const answer = await stream(range);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(file.subarray(start, end));
    expect(answer.headers.get('content-range')).toMatch(new RegExp(`^bytes \\d+-\\d+/${file.length}$`));
  });

  it('gives the whole file, and only its size for HEAD', async () => {
    const file = await readFile(path);
    expect(Buffer.from(await (await stream()).arrayBuffer())).toEqual(file);
    const head = await stream(undefined, 'HEAD');
    expect([head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([String(file.length), 'bytes']);
  });

  it('refuses a range behind the end', async () => {
    expect((await failure(stream('bytes=99999999-'))).status).toBe(416);
  });
});

describe('jobs', () => {
  it('pushes the whole state as it changes, at most four times a second', async () => {
    const gone = new AbortController();
    const answer = await api.get('/api/jobs/events', { signal: gone.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const events: { at: number; event: JobsEvent }[] = [];
    const reading = (async () => {
      let text = '';
      for await (const piece of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        text += piece;
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts.filter((line) => line.startsWith('data: '))) {
          events.push({ at: performance.now(), event: wire.jobsEvent.parse(JSON.parse(part.slice(6))) });
        }
      }
    })().catch(() => undefined);
    const [job] = await api.index(await api.workplace.put('three-colours'));
    await sleep(600);
    gone.abort();
    await reading;
    const seen = events.map(({ event }) => event.jobs.find((candidate) => candidate.id === job?.id)?.state);
    expect(seen.at(-1)).toBe('done');
    expect(events.at(-1)?.event.libraryVersion).toBeGreaterThan(events[0]?.event.libraryVersion ?? Infinity);
    const seconds = ((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)) / 1000;
    expect(events.length).toBeLessThanOrEqual(4 * seconds + 2);
  });

  it('fails a file that is no video, with the reason, and can be told to try again', async () => {
    const notFilm = await api.workplace.put('text-named-mp4');
    const [job] = await api.index(notFilm);
    expect(job).toMatchObject({ state: 'failed', fault: { code: 'media/unreadable' } });
    const again = wire.job.parse(await (await api.send('POST', `/api/jobs/${job?.id}/retry`)).json());
    expect(again.state).toMatch(/queued|running/);
    expect((await api.ended([again]))[0]?.state).toBe('failed');
  });

  it('does not know jobs and videos that are not there', async () => {
    expect(await failure(api.send('POST', '/api/jobs/none/cancel'))).toMatchObject({ status: 404, code: 'library/unknown-job' });
    expect(await failure(api.send('POST', '/api/jobs/none/retry'))).toMatchObject({ status: 404, code: 'library/unknown-job' });
    for (const tail of ['', '/stream', '/thumbnail', '/sprite', '/transcript.vtt']) {
      expect(await failure(api.get(`/api/videos/none${tail}`))).toMatchObject({ status: 404, code: 'library/unknown-video' });
    }
    expect((await failure(api.send('DELETE', '/api/videos/none'))).status).toBe(404);
  });
});

it('removes a video with every trace but its file', async () => {
  const [job] = await api.index(await api.workplace.put('no-audio'));
  const removed = await api.send('DELETE', `/api/videos/${job?.videoId}`);
  expect(removed.status).toBe(204);
  expect((await api.get(`/api/videos/${job?.videoId}`)).status).toBe(404);
  const { moments } = await search('q=purple');
  expect(moments.filter(({ video }) => video.id === job?.videoId)).toEqual([]);
  await expect(readFile(job?.path ?? '')).resolves.toBeInstanceOf(Buffer);
});
