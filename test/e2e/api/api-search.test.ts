import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evalReport, labelList, scoreCurve, wire, type SearchEvent } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILMS } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';
import { slowSearch } from '../slow-search.ts';

const slow = slowSearch();
let api: TestApi;
let colours: string;
let spoken: string;

beforeAll(async () => {
  api = await startApi({}, slow);
  colours = (await api.index(await api.workplace.put('three-colours')))[0]?.videoId ?? '';
  spoken = (await api.index(await api.workplace.put('spoken-tones')))[0]?.videoId ?? '';
});
afterAll(() => api[Symbol.asyncDispose]());

const blue = FILMS['three-colours'].colours?.find(({ colour }) => colour === 'blue') ?? { start: 0, end: 0 };
const isBlue = (moment: { start: number; end: number; video: { id: string } } | undefined): boolean =>
  moment?.video.id === colours && Math.abs(moment.start - blue.start) < 0.1 && Math.abs(moment.end - blue.end) < 0.1;
const bluePicture = (): Promise<Buffer> => sharp({ create: { width: 640, height: 300, channels: 3, background: '#0000ff' } }).png().toBuffer();

describe('a search that is streamed', () => {
  const events = async (parameters: string): Promise<readonly SearchEvent[]> => {
    const answer = await api.get(`/api/search/events?${parameters}`);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    return (await answer.text()).split('\n\n').filter((event) => event !== '').map((event) => wire.searchEvent.parse(JSON.parse(event.replace('data: ', ''))));
  };

  it('gives what words find first, then everything, and ends', async () => {
    const [words, all, ...others] = await events('q=blue');
    expect(others).toEqual([]);
    expect(words).toMatchObject({ stage: 'words', moments: [] });
    expect(all).toMatchObject({ stage: 'all', match: true });
    expect(all?.stage === 'all' && isBlue(all.moments[0])).toBe(true);
    const [said] = await events('q=%22red%20car%22&limit=1');
    expect(said).toMatchObject({ stage: 'words', match: true, moments: [{ video: { id: spoken } }] });
  });

  it('is refused before it begins when it is no query', async () => {
    expect(await failure(api.get('/api/search/events?q='))).toMatchObject({ status: 400, code: 'query/empty' });
  });

  it('ends with its client', async () => {
    const gone = new AbortController();
    const calls = Array.from({ length: 10 }, (_, n) => api.get(`/api/search/events?q=slow+${n}`, { signal: gone.signal }));
    const ends = Promise.allSettled(calls);
    await expect.poll(slow.begun).toBe(10);
    gone.abort();
    expect((await ends).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    await slow.expectAborted();
    expect(await events('q=blue')).toHaveLength(2);
  });
});

describe('a picture to search with', () => {
  const send = (content: Uint8Array, field = 'file') => {
    const form = new FormData();
    form.append(field, new Blob([new Uint8Array(content)]), '../../picture.html');
    return api.get('/api/query-pictures', { method: 'POST', body: form });
  };

  it('finds what looks like it, and is shown again as a JPEG', async () => {
    const { id } = wire.queryPicture.parse(await (await send(await bluePicture())).json());
    const { moments } = wire.searchResponse.parse(await (await api.get(`/api/search?q=&like=picture:${id}`)).json());
    expect(isBlue(moments[0])).toBe(true);
    const shown = await api.get(`/api/query-pictures/${id}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 300 });
  });

  it.each<[string, () => Promise<Response>, number, string]>([
    ['a page', () => send(Buffer.from('<html><script>alert(1)</script></html>')), 400, 'input/invalid'],
    ['a playlist that names a file', () => send(Buffer.from('#EXTM3U\nfile:///etc/passwd\n')), 400, 'input/invalid'],
    ['a film', () => send(Buffer.alloc(1_000)), 400, 'input/invalid'],
    ['in another field', async () => send(await bluePicture(), 'picture'), 400, 'input/invalid'],
    ['too large', () => send(Buffer.alloc(26_000_000)), 413, 'server/too-large'],
    ['no form', () => api.send('POST', '/api/query-pictures', {}), 400, 'input/invalid'],
  ])('that is %s is refused', async (_, sent, status, code) => {
    expect(await failure(sent())).toMatchObject({ status, code });
    expect((await readdir(join(api.runtime.config.libraryFolder, 'pictures', 'queries')).catch(() => [])).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each(['..%2F..%2Fcatalog.sqlite', 'x', '0'.repeat(31)])('is not looked for at %s', async (id) => {
    expect((await failure(api.get(`/api/query-pictures/${id}`))).status).toBe(400);
  });

  it('is a file on the command line', async () => {
    const file = join(api.workplace.media, 'blue.png');
    await writeFile(file, await bluePicture());
    const { stdout, code } = await frameseek(api.workplace, ['search', '--image', file, '--json']);
    expect(code).toBe(0);
    expect(isBlue(wire.searchResponse.parse(JSON.parse(stdout)).moments[0])).toBe(true);
    const missing = await frameseek(api.workplace, ['search', '--image', 'nowhere.png']);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('There is no file or folder at nowhere.png')]);
  });
});

it('a typing error is answered with what may have been meant, in the terminal, too', async () => {
  const asked = async (q: string): Promise<string | undefined> => wire.searchResponse.parse(await (await api.get(`/api/search?q=${q}`)).json()).didYouMean;
  expect([await asked('spokne'), await asked('spoken'), await asked('%22spokne%22')]).toEqual(['spoken', undefined, undefined]);
  const { stderr } = await frameseek(api.workplace, ['search', 'spokne']);
  expect(stderr).toContain('Did you mean “spoken”?');
});

it('a video has a curve that is high where the query is', async () => {
  const { interval, scores } = scoreCurve.parse(await (await api.get(`/api/videos/${colours}/curve?q=blue`)).json());
  const at = (time: number): number => scores[Math.floor(time / interval)] ?? NaN;
  expect(at((blue.start + blue.end) / 2)).toBeGreaterThan(0.9);
  expect(at(0.5)).toBeLessThan(0.7);
  expect(await failure(api.get('/api/videos/nowhere/curve?q=blue'))).toMatchObject({ status: 404, code: 'library/unknown-video' });
});

describe('what people say of results', () => {
  const put = (q: string, video: string, span: { readonly start: number; readonly end: number }, verdict: string) =>
    api.send('POST', '/api/labels', { q, video, start: span.start, end: span.end, verdict });
  const labels = async () => labelList.parse(await (await api.get('/api/labels')).json()).labels;

  it('is kept, replaced and taken back', async () => {
    await put('blue', colours, blue, 'bad');
    await put('blue', colours, blue, 'good');
    const [label, ...others] = await labels();
    expect([label, others]).toMatchObject([{ q: 'blue', video: colours, verdict: 'good' }, []]);
    expect((await api.send('DELETE', `/api/labels/${label?.id}`)).status).toBe(204);
    expect(await failure(api.send('DELETE', `/api/labels/${label?.id}`))).toMatchObject({ status: 404, code: 'library/unknown-label' });
    expect(await labels()).toEqual([]);
  });

  it('must make sense', async () => {
    expect(await failure(put('blue', 'nowhere', blue, 'good'))).toMatchObject({ status: 404, code: 'library/unknown-video' });
    for (const answer of [put('', colours, blue, 'good'), put('blue', colours, blue, 'fine'), put('blue', colours, { start: 5, end: 5 }, 'good')]) {
      expect((await failure(answer)).status).toBe(400);
    }
  });

  it('measures the library, in the app and on the command line', async () => {
    await put('blue', colours, blue, 'good');
    await put('red car', colours, { start: 0, end: 2 }, 'bad');
    const report = evalReport.parse(await (await api.get('/api/eval')).json());
    expect(report).toMatchObject({ good: 1, bad: 1, queries: 2 });
    expect(report.ways[0]).toMatchObject({ way: 'all', figures: { queries: 1, video1: 1, moment: { 'R@1 0.7': 1 } } });
    const { stdout } = await frameseek(api.workplace, ['eval', '--json']);
    expect(evalReport.parse(JSON.parse(stdout)).ways[1]).toMatchObject({ way: 'visual', figures: { video1: 1 } });
    const before = join(api.workplace.media, 'before.json');
    await writeFile(before, stdout);
    const people = await frameseek(api.workplace, ['eval', '--against', before]);
    expect(people.stdout).toMatch(/all\s+1\s+1\.000/);
    expect(people.code).toBe(0);
  });
});
