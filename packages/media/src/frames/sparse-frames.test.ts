import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Frame } from '@frameseek/core';
import { createMedia } from '../media.ts';

const media = createMedia();
const { signal } = new AbortController();
const size = { width: 64, height: 36, fit: 'stretch' } as const;
let folder = '';
let path = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-sparse-'));
  path = join(folder, 'moving.mp4');
  // Two of three frames are made of others, and none of them.
  await promisify(execFile)('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=s=160x90:r=25:d=6', '-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-x264-params', 'b-adapt=0:b-pyramid=none:keyint=75:scenecut=0', path]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const framesAt = async (times: readonly number[], sparse: boolean): Promise<readonly Frame[]> => {
  const frames: Frame[] = [];
  for await (const frame of media.frames(path, { probe: await media.probe(path, { signal }), times, size, quick: true, sparse, signal })) frames.push(frame);
  return frames;
};

it('frames that no other needs are left out: others come a little later, and are the same', async () => {
  const times = Array.from({ length: 11 }, (_, half) => half / 2);
  const sparse = await framesAt(times, true);
  expect(sparse).toHaveLength(times.length);
  for (const [index, { at }] of sparse.entries()) expect(at - (times[index] ?? 0)).toBeLessThan(3 / 25);
  expect(sparse.filter(({ at }, index) => at - (times[index] ?? 0) > 0.01).length).toBeGreaterThan(0);
  const exact = await framesAt(sparse.map(({ at }) => at), false);
  expect(exact.map(({ at }) => at)).toEqual(sparse.map(({ at }) => at));
  expect(exact.every(({ rgb }, index) => Buffer.compare(rgb, sparse[index]?.rgb ?? new Uint8Array()) === 0)).toBe(true);
});
