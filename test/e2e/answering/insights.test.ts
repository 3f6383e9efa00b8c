import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insightEstimate, iou, task, videoInsights, wire, type Insight, type InsightRequest, type Task } from '@frameseek/core';
import { runTool, toolText } from '../../../packages/media/src/tools/ffmpeg.ts';
import { startScriptedServer, type Reply, type ScriptedServer, type SeenRequest } from '../../language/scripted-server.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../resident-cli.ts';

const TOOLS = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 60_000 };
const { signal } = new AbortController();
const ffmpeg = (args: readonly string[]): Promise<void> =>
  runTool(TOOLS, { tool: 'ffmpeg', args: ['-nostdin', '-v', 'error', '-y', ...args], path: args.at(-1) ?? '', signal });

let server: ScriptedServer;
let api: TestApi;
let id = '';
let large = '';
beforeAll(async () => {
  server = await startScriptedServer();
  api = await startApi({ ...server.env, FRAMESEEK_LANGUAGE_PRICE: '1/10' });
  const jobs = await api.index(await api.workplace.put('sidecars'), await api.workplace.put('large-subtitles'));
  [id, large] = ['sidecars', 'large-subtitles'].map((title) => jobs.find((job) => job.title === title)?.videoId ?? '') as [string, string];
}, 120_000);
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const path = (rest = '', of = id): string => `/api/videos/${of}/insights${rest}`;
const ask = async (request: InsightRequest, of = id): Promise<Task> => task.parse(await (await api.send('POST', path('', of), request)).json());
const all = async (of = id) => videoInsights.parse(await (await api.get(path('', of))).json());
const ended = async ({ id: taskId, videoId }: Task): Promise<Task> => {
  for (;;) {
    const found = (await all(videoId)).tasks.find((one) => one.id === taskId);
    if (found !== undefined && found.state !== 'queued' && found.state !== 'running') return found;
    await sleep(30);
  }
};
const made = async <Kind extends Insight['kind']>(request: Extract<InsightRequest, { kind: Kind }>, of = id): Promise<Extract<Insight, { kind: Kind }>> => {
  const done = await ended(await ask(request, of));
  expect(done).toMatchObject({ state: 'done' });
  const insight = (await all(of)).insights.find(({ key }) => key === done.key);
  if (insight?.kind !== request.kind) throw new Error(`there is no ${done.key}`);
  return insight as Extract<Insight, { kind: Kind }>;
};
const bytes = async (name: string): Promise<Buffer> => Buffer.from(await (await api.get(`/api/videos/${id}/${name}`)).arrayBuffer());

describe('insights without a language model, over HTTP', () => {
  it('chapters are made, and leave as files', async () => {
    server.play([{ text: JSON.stringify({ titles: ['The lighthouse'] }) }]);
    const { data } = await made({ kind: 'chapters' });
    expect(data).toMatchObject([{ start: 0, end: 6, title: 'The lighthouse' }]);
    const vtt = await api.get(`/api/videos/${id}/chapters.vtt`);
    expect(vtt.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await vtt.text()).toContain('00:00:00.000 --> 00:00:06.000\nThe lighthouse');
    expect((await bytes('chapters.txt')).toString()).toBe('0:00 The lighthouse\n');
    const metadata = join(api.workplace.folder, 'chapters.ffmetadata');
    await writeFile(metadata, await bytes('chapters.ffmetadata'));
    const withChapters = join(api.workplace.folder, 'chapters.mkv');
    await ffmpeg(['-i', api.runtime.engine.record(id).path, '-i', metadata, '-map_chapters', '1', '-map', '0:v', '-c', 'copy', withChapters]);
    const told = await toolText(TOOLS, { tool: 'ffprobe', args: ['-v', 'error', '-show_chapters', '-of', 'json', withChapters], path: withChapters, signal });
    expect(JSON.parse(told)).toMatchObject({ chapters: [{ start_time: '0.000000', end_time: '6.000000', tags: { title: 'The lighthouse' } }] });
  });

  it('highlights leave as a list and as one film', async () => {
    const { data } = await made({ kind: 'highlights', wish: 'green' });
    expect(data.find(({ score }) => score === 1)).toMatchObject({ end: 6, why: expect.arrayContaining(['wish']) });
    expect(await (await api.get(`/api/videos/${id}/highlights.json?wish=green`)).json()).toEqual({ highlights: data });
    const film = await api.get(`/api/videos/${id}/highlights.mp4?wish=green`);
    expect([film.status, film.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect((await film.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    expect(await failure(api.get(`/api/videos/${id}/highlights.mp4`))).toMatchObject({ status: 404, code: 'library/nothing-made' });
  });

  it('a tracked colour is seen where it is', async () => {
    const { data } = await made({ kind: 'track', object: 'green' });
    expect(data.map(({ start, end }) => [Math.round(start), Math.round(end)])).toContainEqual([5, 6]);
  });

  it('a tracked object has a place in the picture', async () => {
    const file = join(api.workplace.media, 'box.mp4');
    const box = 'drawbox=x=140:y=70:w=180:h=110:color=0xDC1414:t=fill';
    await ffmpeg(['-f', 'lavfi', '-i', `color=c=0x1928D2:s=320x180:r=10:d=3,${box}`, '-pix_fmt', 'yuv420p', file]);
    const [job] = await api.index(file);
    const { data } = await made({ kind: 'track', object: 'red' }, job?.videoId ?? '');
    const positions = data.flatMap((sighting) => sighting.positions);
    expect(positions.length).toBeGreaterThan(0);
    // The truth is 0.44 to 1 across, 0.39 to 1 down; places are known to about a quarter of the picture's height.
    for (const { box: { x, y, width, height } } of positions) {
      expect(iou({ start: x, end: x + width }, { start: 0.44, end: 1 }) * iou({ start: y, end: y + height }, { start: 0.39, end: 1 })).toBeGreaterThan(0.5);
    }
  });

  it('storyboard, waveform and spectrogram are PNGs', async () => {
    expect(await failure(api.get(`/api/videos/${id}/storyboard.png`))).toMatchObject({ status: 404, code: 'library/nothing-made' });
    const { data } = await made({ kind: 'storyboard' });
    await made({ kind: 'sound' });
    expect(data.times.length).toBeGreaterThanOrEqual(3);
    expect(await sharp(await bytes('storyboard.png')).metadata()).toMatchObject({ format: 'png' });
    expect(await sharp(await bytes('waveform.png')).metadata()).toMatchObject({ format: 'png', width: 1_800, height: 240 });
    expect(await sharp(await bytes('spectrogram.png')).metadata()).toMatchObject({ format: 'png', width: 1_800, height: 256 });
  });

  it('the quality report and the shot list say what is there', async () => {
    const { data } = await made({ kind: 'quality' });
    expect(data.findings).toContainEqual({ start: 0, end: expect.closeTo(2, 0), problem: 'frozen' });
    expect((await bytes('shots.csv')).toString().split('\r\n').slice(0, 2)).toEqual([
      'shot,start,end,duration,from,to,said,shown,described', expect.stringMatching(/^1,0,2,2,0:00\.0,0:02\.0,The lighthouse keeper lights the lamp\./u),
    ]);
  });
});

const summarised = (request: SeenRequest): Reply => ({
  text: JSON.stringify(request.json?.name === 'overview'
    ? { overview: 'A keeper and a storm.', events: [{ at: '0:02', text: 'The storm comes' }] }
    : { title: 'The storm', text: 'A storm comes from the west.', events: [{ at: '0:02', text: 'The storm comes' }] }),
});

describe('insights by a language model, over real HTTP', () => {
  it('captions send each shot\'s picture at 512 pixels or less, with its time and words, and are searched', async () => {
    server.play(() => ({ text: 'A wizard paints the wall.' }));
    const { data, by } = await made({ kind: 'captions', style: 'brief' }, large);
    expect(by).toBe(server.env.FRAMESEEK_LANGUAGE_MODEL);
    expect(data.map(({ start, end }) => [Math.round(start), Math.round(end)])).toEqual([[0, 2], [2, 5], [5, 6]]);
    expect(server.requests.slice(-3).map(({ images }) => images.length)).toEqual([1, 1, 1]);
    for (const { images } of server.requests.slice(-3)) expect(images[0]).toMatchObject({ width: 512, height: 288, textBefore: expect.stringMatching(/^Picture 1, at 0:0\d\.\d:$/u) });
    expect(server.requests.some(({ lastText }) => lastText.includes('The lighthouse keeper'))).toBe(true);
    const found = wire.searchResponse.parse(await (await api.get('/api/search?q=wizard')).json());
    expect(found.moments[0]?.hits[0]).toMatchObject({ modality: 'described', text: 'A wizard paints the wall.' });
    expect((await api.send('DELETE', path('/captions%3Abrief', large))).status).toBe(204);
    expect(wire.searchResponse.parse(await (await api.get('/api/search?q=described:wizard')).json()).moments).toEqual([]);
  });

  it('a summary costs about what was estimated', async () => {
    server.play(summarised);
    const estimate = insightEstimate.parse(await (await api.send('POST', path('/estimate'), { kind: 'summary' })).json());
    const before = server.requests.length;
    const { data } = await made({ kind: 'summary' });
    expect(data).toEqual({
      overview: 'A keeper and a storm.', segments: [{ start: 0, end: 6, title: 'The storm', text: 'A storm comes from the west.' }], events: [{ at: 2, text: 'The storm comes' }],
    });
    expect(estimate.modelCalls).toBe(server.requests.length - before);
    expect(estimate.frames).toBe(6);
    expect(estimate.dollars).toBeGreaterThan(0);
  });

  const caption: Reply = { text: 'A colour.' };
  it.each<[string, Extract<InsightRequest, { kind: 'actions' | 'captions' }>, Reply, string, Reply]>([
    ['a wrong key', { kind: 'captions', style: 'brief' }, { status: 401 }, 'model/refused', caption],
    ['a stream that breaks', { kind: 'captions', style: 'detailed' }, { breaksAfter: 'A red' }, 'model/failed', caption],
    ['a server that is overloaded for long', { kind: 'captions', style: 'narrative' }, { status: 429, retryAfter: 600 }, 'model/busy', caption],
    ['JSON of another shape', { kind: 'actions' }, { text: '{"deeds": []}' }, 'model/nonsense', { text: '{"actions": []}' }],
  ])('of %s a task fails with its fault, and can be retried', async (_, request, bad, code, good) => {
    server.play(() => bad);
    const failed = await ended(await ask(request));
    expect(failed).toMatchObject({ state: 'failed', fault: { code } });
    server.play(() => good);
    const retried = task.parse(await (await api.send('POST', `/api/tasks/${failed.id}/retry`)).json());
    expect(await ended(retried)).toMatchObject({ id: failed.id, state: 'done' });
  });

  it('a slow model is stopped by cancelling', async () => {
    server.play(() => ({ silent: true }));
    const before = server.requests.length;
    const slow = await ask({ kind: 'captions', style: 'detailed' }, large);
    while (server.requests.length === before) await sleep(20);
    expect(task.parse(await (await api.send('POST', `/api/tasks/${slow.id}/cancel`)).json()).state).toBe('cancelled');
    expect(await ended(slow)).toMatchObject({ state: 'cancelled' });
  });

  it('what is wrong with a request is said', async () => {
    expect(await failure(api.send('POST', path(), { kind: 'track' }))).toMatchObject({ status: 400, code: 'input/invalid' });
    expect(await failure(api.send('POST', '/api/videos/nowhere/insights', { kind: 'chapters' }))).toMatchObject({ status: 404, code: 'library/unknown-video' });
    expect(await failure(api.send('POST', '/api/tasks/nowhere/cancel'))).toMatchObject({ status: 404, code: 'library/unknown-task' });
    expect(await failure(api.send('DELETE', path('/sound%3Aof%20silence')))).toMatchObject({ status: 404, code: 'library/nothing-made' });
  });
});

describe('insights on the command line', () => {
  it('are made, shown, and written as files', async () => {
    const { workplace } = api;
    const out = join(workplace.folder, 'list.txt');
    const chapters = await frameseek(workplace, ['make', 'chapters', id, '--out', out]);
    expect(chapters).toMatchObject({ code: 0 });
    expect(await readFile(out, 'utf8')).toMatch(/^0:00 /u);
    expect((await frameseek(workplace, ['make', 'shots', id])).stdout).toContain('1,0,2,2');
    expect(JSON.parse((await frameseek(workplace, ['make', 'shots', id, '--json'])).stdout)).toMatchObject([{ shot: 1, start: 0, end: 2 }, { shot: 2, start: 2 }, { shot: 3 }]);
    const quality = await frameseek(workplace, ['make', 'quality', id, '--again']);
    expect(quality.stdout).toMatch(/^0:00\.0–0:02\.0 +frozen$/mu);
    expect((await frameseek(workplace, ['make', 'storyboard', id])).stdout.trim()).toMatch(/storyboard\.png$/u);
    expect(await frameseek(workplace, ['make', 'summary', id, '--again'])).toMatchObject({ code: 1, stderr: expect.stringContaining('FRAMESEEK_LANGUAGE_MODEL') });
    expect(await frameseek(workplace, ['make', 'summary', id, '--estimate'], { env: server.env })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^About 2 calls of the model, 6 pictures/u) });
    expect(await frameseek(workplace, ['make', 'track', id])).toMatchObject({ code: 1, stderr: expect.stringContaining('--object') });
    expect(await frameseek(workplace, ['make', 'highlights', id, '--out', 'x.doc'])).toMatchObject({ code: 1, stderr: expect.stringContaining('.mp4') });
  }, 120_000);
});
