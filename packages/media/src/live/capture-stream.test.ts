import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { CapturedFragment, CapturedPart } from '@frameseek/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCapture, createMedia } from '../index.ts';

const { signal } = new AbortController();
const capture = createCapture();
const run = promisify(execFile);
const QUIET = ['-hide_banner', '-loglevel', 'error', '-y'];
const FILM = ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=10:d=4', '-f', 'lavfi', '-i', 'sine=440:d=4', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-c:a', 'aac'];

let folder = '';
const senders: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capture-'));
  await run('ffmpeg', [...QUIET, ...FILM, join(folder, 'film.ts')]);
});
afterAll(async () => {
  for (const sender of senders) sender.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const send = (...args: readonly string[]): void => void senders.push(spawn('ffmpeg', [...QUIET, ...args], { stdio: 'ignore' }));
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
};
const take = async (parts: AsyncIterable<CapturedPart>, count = Infinity): Promise<CapturedPart[]> => {
  const all: CapturedPart[] = [];
  for await (const part of parts) if (all.push(part) >= count) break;
  return all;
};
const fragmentsOf = (parts: readonly CapturedPart[]): CapturedFragment[] => parts.filter((part) => part.kind === 'fragment');

it.each(['tcp', 'rtmp', 'srt', 'udp'])('takes what is sent to it by %s, keyframe by keyframe, until the sender ends or is left', async (protocol) => {
  const port = await freePort();
  const own = { tcp: `tcp://0.0.0.0:${port}`, rtmp: `rtmp://0.0.0.0:${port}/live/key`, srt: `srt://127.0.0.1:${port}?mode=listener`, udp: `udp://127.0.0.1:${port}` }[protocol] ?? '';
  const parts = take(capture.capture(own, { signal, stallMs: 15_000 }), 3);
  await sleep(700);
  const to = { tcp: `tcp://127.0.0.1:${port}`, rtmp: `rtmp://127.0.0.1:${port}/live/key`, srt: `srt://127.0.0.1:${port}`, udp: `udp://127.0.0.1:${port}?pkt_size=1316` }[protocol] ?? '';
  const form = protocol === 'rtmp' ? ['-c:v', 'copy', '-c:a', 'aac', '-f', 'flv'] : ['-c', 'copy', '-f', 'mpegts'];
  send('-re', '-stream_loop', '-1', '-i', join(folder, 'film.ts'), ...form, to);
  const [head, first, second] = await parts;
  expect(head).toMatchObject({ kind: 'head', hasSound: true, picture: { codec: 'avc1', width: 160, height: 120 } });
  expect([first, second].map((part) => part?.kind === 'fragment' && part.intra)).toEqual([true, true]);
}, 30_000);

it('takes a playlist on the disk as it grows, and ends with it', async () => {
  const live = join(folder, 'live');
  await mkdir(live);
  await run('ffmpeg', [...QUIET, '-i', join(folder, 'film.ts'), '-c', 'copy', '-f', 'hls', '-hls_time', '1', '-hls_list_size', '0', join(live, 'index.m3u8')]);
  const parts = await take(capture.capture(join(live, 'index.m3u8'), { signal, stallMs: 10_000 }));
  expect(parts[0]?.kind).toBe('head');
  expect(fragmentsOf(parts).at(-1)?.end).toBeGreaterThan(0.9);
}, 20_000);

it('what is written one after the other is an ordinary film, whose fragments can be moved in time; a gap stays one', async () => {
  const parts = await take(capture.capture(join(folder, 'live', 'index.m3u8'), { signal, stallMs: 10_000 }));
  const [head] = parts;
  const [fragment] = fragmentsOf(parts);
  if (head === undefined || fragment === undefined) throw new Error('nothing was taken');
  const path = join(folder, 'grown.mp4');
  await writeFile(path, Buffer.concat([head.bytes, fragment.bytes, capture.shiftFragment(head.bytes, fragment.bytes, 100)]));
  const media = createMedia();
  const length = fragment.end - fragment.start;
  expect((await media.probe(path, { signal })).duration).toBeCloseTo(100 + length, 0);
  await capture.finishRecording(path, { signal });
  const probe = await media.probe(path, { signal });
  expect([Math.round(probe.duration), (await readFile(path)).includes('moof')]).toEqual([Math.round(100 + length), false]);
}, 20_000);

it('takes the files of a folder one after the other, each once, with the time at which it was written', async () => {
  const pieces = join(folder, 'pieces');
  await mkdir(pieces);
  for (const [name, at] of [['b.ts', 1_000], ['a.ts', 1_004], ['broken.ts', 1_008]] as const) {
    await writeFile(join(pieces, name), name === 'broken.ts' ? 'no film' : await readFile(join(folder, 'film.ts')));
    await utimes(join(pieces, name), at, at);
  }
  const control = new AbortController();
  const parts: CapturedPart[] = [];
  const options = { signal: control.signal, stallMs: 10_000 };
  const cursors = (): string[] => parts.flatMap((part) => (part.kind === 'head' && part.cursor !== undefined ? [part.cursor] : []));
  const done = (async () => {
    for await (const part of capture.capture(pieces, options)) parts.push(part);
  })();
  await expect.poll(() => fragmentsOf(parts).at(-1)?.endedAt ?? 0, { timeout: 15_000 }).toBeGreaterThan(1_003_500);
  control.abort();
  await expect(done).rejects.toThrow();
  expect(cursors().map((cursor) => cursor.slice(16))).toEqual(['b.ts', 'a.ts']);
  const again = new AbortController();
  const rest = take(capture.capture(pieces, { ...options, signal: again.signal, after: cursors()[0] ?? '' }), 1);
  expect(await rest).toMatchObject([{ cursor: cursors()[1] }]);
}, 30_000);

it('refuses the web without a proxy, and says nothing that is secret of what it cannot reach', async () => {
  await expect(take(capture.capture('http://127.0.0.1:1/x.m3u8', { signal, stallMs: 1_000 }))).rejects.toMatchObject({ code: 'url/refused' });
  const port = await freePort();
  const refused = await take(capture.capture(`rtsp://admin:s3cret@127.0.0.1:${port}/x`, { signal, stallMs: 5_000 })).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'media/decode-failed' });
  expect(JSON.stringify(refused) + String(refused)).not.toContain('s3cret');
}, 20_000);

it('a source that says nothing any more has frozen', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(take(capture.capture(`tcp://127.0.0.1:${port}`, { signal, stallMs: 500 }))).rejects.toMatchObject({ code: 'media/timeout' });
  server.close();
}, 20_000);
