import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Runtime } from '@frameseek/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameseek } from '../cli-process.ts';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';
import { sendPlaylist, writeColours } from './sender.ts';

const PATIENCE = { timeout: 60_000, interval: 200 };
let workplace: Workplace;
let film = '';
beforeAll(async () => {
  workplace = await openWorkplace();
  film = join(workplace.folder, 'film.ts');
  await writeColours(film, ['red', 'blue', 'green'], 5);
}, 60_000);
afterAll(() => workplace[Symbol.asyncDispose]());

/** A runtime that works, until it is left. */
const working = async (more: Readonly<Record<string, string>> = {}): Promise<Runtime & AsyncDisposable> => {
  const runtime = await openRuntime(workplace, { FRAMESEEK_PRIVATE_URLS: 'true', ...more });
  const control = new AbortController();
  const work = runtime.engine.work({ signal: control.signal });
  work.catch(() => undefined);
  return { ...runtime, [Symbol.asyncDispose]: async () => {
    control.abort();
    await work;
    await runtime.close();
  } };
};
const { signal } = new AbortController();
const firstMatch = async ({ engine }: Runtime, query: string, videoIds: readonly string[]): Promise<number | undefined> => {
  const { match, moments } = await engine.search({ query, limit: 1, videoIds }, { signal });
  return match ? moments[0]?.start : undefined;
};

it('a stream is found while it goes on, rings once and tells it signed, and is an ordinary film afterwards', async () => {
  const told: { body: string; headers: IncomingHttpHeaders }[] = [];
  const hook = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      told.push({ body: Buffer.concat(chunks).toString(), headers: req.headers });
      res.writeHead(told.length === 1 ? 500 : 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const address = hook.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await using runtime = await working();
  const { engine } = runtime;
  using sender = await sendPlaylist(film, join(workplace.media, 'camera'));
  const stream = engine.addStream({ url: sender.playlist, name: 'Door' });
  const rule = engine.addRule({ name: 'blue', query: 'a blue picture', threshold: 0.3, coolDownSeconds: 60, webhook: `http://127.0.0.1:${port}/hook` });
  const open = (): ReturnType<typeof engine.liveStream>['recordings'][number] | undefined => engine.liveStream(stream.id).recordings[0];
  await expect.poll(() => engine.liveStream(stream.id).state, PATIENCE).toBe('live');
  await expect.poll(() => open()?.analysedTo ?? 0, PATIENCE).toBeGreaterThan(0);
  const id = open()?.videoId ?? '';
  await expect.poll(() => firstMatch(runtime, 'a blue picture', [id]), PATIENCE).toBeTypeOf('number');
  // As it grows: its end has not come yet.
  expect(open()?.isOpen).toBe(true);
  expect(engine.video(id).title).toContain('Door, ');
  expect(engine.livePlaylist(id, { uri: 'file.mp4' })).toMatch(/#EXT-X-MAP:URI="file.mp4",BYTERANGE="\d+@0"\n#EXT-X-PROGRAM-DATE-TIME:/u);
  await expect.poll(() => engine.alerts({ limit: 9 }).map(({ deliveries }) => deliveries[0]?.state), PATIENCE).toEqual(['done']);
  const [alert] = engine.alerts({ limit: 9 });
  const { body = '', headers = {} } = told.at(-1) ?? {};
  const [, time = '', signature = ''] = /^t=(\d+),v1=(\w+)$/u.exec(String(headers['x-frameseek-signature'])) ?? [];
  expect([signature, headers['x-frameseek-delivery'], told.length]).toEqual([createHmac('sha256', rule.secret).update(`${time}.${body}`).digest('hex'), alert?.id, 2]);
  expect(Math.abs((alert?.start ?? 0) - ((await firstMatch(runtime, 'a blue picture', [id])) ?? -9))).toBeLessThan(2);
  await sender.ended;
  await expect.poll(() => engine.liveStream(stream.id).state, PATIENCE).toBe('ended');
  await expect.poll(() => engine.video(id).job?.state, PATIENCE).toBe('done');
  expect(open()?.isOpen).toBe(false);
  const { path } = engine.video(id);
  expect((await readFile(path)).includes('moof')).toBe(false);
  expect(await firstMatch(runtime, 'a green picture', [id])).toBeGreaterThan(5);
  expect(engine.alerts({ limit: 9 })).toHaveLength(1);
  expect(await engine.tryRule({ ...rule, query: 'a green picture' }, { signal })).toMatchObject([{ videoId: id }]);
  const line = engine.streamTimeline(stream.id, { from: 0, to: Date.now() });
  expect([line.earliest, line.recordings.map(({ videoId }) => videoId), line.events.some(({ kind }) => kind === 'began'), line.alerts.map((one) => one.id)]).toEqual([open()?.startedAt, [id], true, [alert?.id]]);
  expect(engine.streamTimeline(stream.id, { from: 0, to: 1 })).toMatchObject({ recordings: [], events: [], alerts: [] });
  expect((await engine.inspect({ repair: false, signal })).findings).toEqual([]);
  hook.close();
  await engine.removeStream(stream.id, { recordings: true, signal });
  expect([engine.videos(), await readdir(join(path, '..'))]).toEqual([[], []]);
}, 240_000);

it('a process that is killed while it records loses a moment, and doubles nothing', async () => {
  using sender = await sendPlaylist(film, join(workplace.media, 'killed'), true);
  {
    await using runtime = await openRuntime(workplace);
    runtime.engine.addStream({ url: sender.playlist, name: 'Yard' });
    runtime.engine.addRule({ name: 'red', query: 'a red picture', threshold: 0.3, coolDownSeconds: 0 });
  }
  let kill = (): void => undefined;
  const killed = frameseek(workplace, ['worker'], { started: (child) => (kill = () => void child.kill('SIGKILL')) });
  {
    await using watcher = await openRuntime(workplace);
    await expect.poll(() => watcher.engine.liveStreams()[0]?.recordings[0]?.analysedTo ?? 0, PATIENCE).toBeGreaterThan(2);
    await expect.poll(() => watcher.engine.alerts({ limit: 9 }).length, PATIENCE).toBeGreaterThan(0);
  }
  kill();
  await killed;
  await using runtime = await working();
  const { engine } = runtime;
  const before = engine.liveStreams()[0]?.recordings[0];
  await writeFile(engine.record(before?.videoId ?? '').path, 'half a fragment', { flag: 'a' });
  await expect.poll(() => engine.video(before?.videoId ?? '').job?.state, PATIENCE).toBe('done');
  const stages = engine.video(before?.videoId ?? '').stages;
  expect(stages.find(({ stage }) => stage === 'visual')?.state).toBe('done');
  expect(engine.record(before?.videoId ?? '').probe?.duration).toBeCloseTo(before?.end ?? 0, 0);
  const rang = engine.alerts({ limit: 99 }).filter(({ videoId }) => videoId === before?.videoId);
  expect(rang.filter((one) => rang.some((other) => other !== one && other.start < one.end && one.start < other.end))).toEqual([]);
  expect((await engine.inspect({ repair: false, signal })).findings).toEqual([]);
}, 240_000);

it('a stream of the web is asked for through the proxy, with its playlists and pieces, and never where that may not be asked', async () => {
  const asked: string[] = [];
  const site = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '', 'http://site');
    asked.push(pathname);
    readFile(join(workplace.media, 'web', pathname)).then((bytes) => res.end(bytes), () => res.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/index.m3u8?token=hush-hush`;
  using _sender = await sendPlaylist(film, join(workplace.media, 'web'), true);
  for (const isAllowed of [false, true]) {
    await using runtime = await working({ FRAMESEEK_PRIVATE_URLS: String(isAllowed) });
    const { engine } = runtime;
    const { id } = engine.addStream({ url, name: 'Web' });
    if (isAllowed) await expect.poll(() => engine.liveStream(id).state, PATIENCE).toBe('live');
    else await expect.poll(() => engine.streamEvents(id, { limit: 9 }).map(({ kind }) => kind), PATIENCE).toContain('lost');
    expect(asked.some((path) => path.endsWith('.ts'))).toBe(isAllowed);
    expect(JSON.stringify([engine.liveStream(id), engine.streamEvents(id, { limit: 9 })])).not.toContain('hush-hush');
    await engine.removeStream(id, { recordings: true, signal });
  }
  site.close();
}, 120_000);
