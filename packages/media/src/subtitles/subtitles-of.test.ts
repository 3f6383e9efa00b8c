import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { film } from '../../../../test/films.ts';
import { createMedia } from '../index.ts';
import { readCues } from './read-cues.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const onUnix = describe.skipIf(process.platform === 'win32');
const CUE = '1\n00:00:01,000 --> 00:00:02,000\nHello\n';
const HELLO = { source: 'sidecar', cues: [{ start: 1, end: 2, text: 'Hello' }] };

let root = '';
let folder = '';
let path = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'subtitles-test-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'films-'));
  path = join(folder, 'film.mp4');
  await copyFile(await film('no-audio'), path);
});

const subtitles = async (options: Parameters<typeof createMedia>[0] = {}, file = path) => {
  const media = createMedia(options);
  return media.subtitles(file, { probe: await media.probe(file, { signal }), signal });
};

describe('a file beside a video', () => {
  it('of braces that never close is read while everything else goes on', async () => {
    await writeFile(join(folder, 'film.srt'), `${CUE}${'{\\'.repeat(75_000)}`);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const [found] = await subtitles();
    clearInterval(watch);
    expect(found?.cues[0]?.text).toMatch(/^Hello/);
    expect(found?.cues[0]?.text.length).toBeLessThanOrEqual(5_000);
    expect(longest).toBeLessThan(2_000);
  });
  it('of more than eight megabytes is no subtitle', async () => {
    await writeFile(join(folder, 'film.de.srt'), CUE);
    await writeFile(join(folder, 'film.srt'), CUE + ' '.repeat(8_000_000));
    expect(await subtitles()).toEqual([{ ...HELLO, language: 'de' }]);
  });
  it('that is a folder is passed over', async () => {
    await mkdir(join(folder, 'film.srt'));
    expect(await subtitles()).toEqual([]);
  });
});

onUnix('what stands in the place of a file beside a video', () => {
  it('and is a pipe is not waited for', async () => {
    await run('mkfifo', [join(folder, 'film.srt')]);
    await writeFile(join(folder, 'film.en.srt'), CUE);
    expect(await subtitles()).toEqual([{ ...HELLO, language: 'en' }]);
  });
  it('and is a link is not followed', async () => {
    const secret = join(root, 'secret.srt');
    await writeFile(secret, CUE);
    await symlink(secret, join(folder, 'film.srt'));
    expect(await subtitles()).toEqual([]);
  });
});

describe('cues', () => {
  it('are at most 50,000', async () => {
    const bytes = Buffer.from('00:01.000 --> 00:02.000\na\n\n'.repeat(60_000));
    const [read] = await readCues([{ bytes, notation: 'timed-text' }], { path, signal });
    expect(read !== undefined && 'tracks' in read && read.tracks[0]?.cues).toHaveLength(50_000);
  });
  it('with columns by the million are read in an instant', async () => {
    const bytes = Buffer.from(`[Events]\nFormat: ${','.repeat(3_000_000)}\n${'Dialogue: a\n'.repeat(300_000)}`);
    expect(await readCues([{ bytes, notation: 'sub-station' }], { path, signal })).toEqual([{ tracks: [{ cues: [], leftOut: 0 }] }]);
  });
  it('are given up when they take too long', async () => {
    const reading = readCues([{ bytes: Buffer.from(CUE), notation: 'timed-text' }], { path, signal, limitMs: 1 });
    await expect(reading).rejects.toMatchObject({ code: 'media/timeout', facts: { path, limitMs: 1 } });
  });
  it('are given up with the signal', async () => {
    const controller = new AbortController();
    const reading = readCues([{ bytes: Buffer.from(CUE), notation: 'timed-text' }], { path, signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

onUnix('hundreds of subtitle streams', () => {
  it('are read in one run, the first 32 of them', async () => {
    const text = join(folder, 'text.srt');
    const many = join(folder, 'many.mkv');
    await writeFile(text, CUE);
    const maps = Array.from({ length: 100 }, () => ['-map', '1']).flat();
    await run('ffmpeg', ['-v', 'error', '-i', path, '-i', text, '-map', '0:v', ...maps, '-c', 'copy', many]);
    const log = join(folder, 'runs');
    const ffmpegPath = join(folder, 'ffmpeg.sh');
    await writeFile(ffmpegPath, `#!/bin/sh\necho run >> '${log}'\nexec ffmpeg "$@"\n`);
    await chmod(ffmpegPath, 0o755);
    const found = await subtitles({ ffmpegPath }, many);
    expect(found).toHaveLength(32);
    expect(found[31]?.cues).toEqual(HELLO.cues);
    expect((await readFile(log, 'utf8')).trim().split('\n')).toHaveLength(1);
  }, 60_000);
});
