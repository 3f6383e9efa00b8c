import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMedia } from '../index.ts';
import { probeFile } from '../probe/probe-file.ts';
import { pictureAt } from './picture-at.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const TOOLS = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 60_000 };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picture-at-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('far behind the end is the last one, and takes no more memory than one', async () => {
  const path = join(folder, 'one-intra.mp4');
  // A single I-frame, red at last: kept in memory, its frames would be 470 MB.
  await run('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', 'color=blue:size=1280x720:rate=25:duration=13', '-f', 'lavfi', '-i', 'color=red:size=1280x720:rate=25:duration=1',
    '-filter_complex', '[0][1]concat', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '9999', '-sc_threshold', '0', '-threads', '1', path,
  ]);
  const probe = await probeFile(TOOLS, path, signal);
  const jpeg = await pictureAt({ ...TOOLS, memoryBytes: 350_000_000 }, path, { probe, at: 9_999_999, as: 'jpeg', width: 320, signal });
  const { info, data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([320, 180]);
  expect(data[0]).toBeGreaterThan(200);
  expect(data[2]).toBeLessThan(60);
});

it('of more than a hundred million pixels is not decoded', async () => {
  const png = join(folder, 'huge.png');
  const path = join(folder, 'huge.mkv');
  await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' }, limitInputPixels: false }).png({ palette: true, compressionLevel: 9 }).toFile(png);
  await run('ffmpeg', ['-v', 'error', '-f', 'image2', '-i', png, '-c', 'copy', path]);
  expect((await stat(path)).size).toBeLessThan(1_000_000);
  expect((await readFile(path)).length).toBeGreaterThan(0);
  await expect(createMedia().probe(path, { signal })).rejects.toMatchObject({ code: 'media/unreadable' });
}, 60_000);
