import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isMediaFile } from '@frameseek/core';
import { createMedia } from '../index.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=1'];
const SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=1'];
const BOTH = [...PICTURE, ...SOUND];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];
const MPEG2 = ['-c:v', 'mpeg2video', '-c:a', 'mp2'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinds-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each<[string, readonly string[], 'picture' | 'sound' | 'both']>([
  ['VTS_01_1.VOB', [...BOTH, ...MPEG2, '-f', 'vob'], 'both'],
  ['a.mxf', [...BOTH, '-c:v', 'mpeg2video', '-c:a', 'pcm_s16le', '-ar', '48000'], 'both'],
  ['a.dv', [...BOTH, '-target', 'pal-dv', '-f', 'dv'], 'both'],
  ['a.m2ts', [...BOTH, ...H264, '-f', 'mpegts', '-mpegts_m2ts_mode', '1'], 'both'],
  ['a.m2t', [...BOTH, ...MPEG2, '-f', 'mpegts'], 'both'],
  ['a.mpe', [...BOTH, '-c:v', 'mpeg1video', '-c:a', 'mp2', '-f', 'mpeg'], 'both'],
  ['a.MOD', [...BOTH, ...MPEG2, '-f', 'vob'], 'both'],
  ['a.tod', [...BOTH, ...MPEG2, '-f', 'mpegts'], 'both'],
  ['a.m2v', [...PICTURE, '-c:v', 'mpeg2video', '-f', 'mpeg2video'], 'picture'],
  ['a.f4v', [...BOTH, ...H264, '-f', 'f4v'], 'both'],
  ['a.3g2', [...BOTH, ...H264, '-f', '3g2'], 'both'],
  ['a.insv', [...BOTH, ...H264, '-f', 'mp4'], 'both'],
  ['a.qt', [...BOTH, ...H264, '-f', 'mov'], 'both'],
  ['a.asf', [...BOTH, '-c:v', 'wmv2', '-c:a', 'wmav2'], 'both'],
  ['a.nut', [...BOTH, '-c:v', 'mpeg4', '-c:a', 'mp2', '-f', 'nut'], 'both'],
  ['a.ivf', [...PICTURE, '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'], 'picture'],
  ['a.trp', [...BOTH, ...H264, '-f', 'mpegts'], 'both'],
  ['a.tp', [...BOTH, ...MPEG2, '-f', 'mpegts'], 'both'],
  ['VR_MOVIE.VRO', [...BOTH, ...MPEG2, '-f', 'vob'], 'both'],
  ['a.mp2', [...SOUND, '-f', 'mp2'], 'sound'],
  ['a.mpa', [...SOUND, '-c:a', 'mp2', '-f', 'mp2'], 'sound'],
  ['a.f4a', [...SOUND, '-c:a', 'aac', '-f', 'mp4'], 'sound'],
  ['a.3ga', [...SOUND, '-c:a', 'aac', '-f', '3gp'], 'sound'],
  ['a.aiff', SOUND, 'sound'],
  ['a.mka', [...SOUND, '-c:a', 'aac', '-f', 'matroska'], 'sound'],
  ['a.caf', SOUND, 'sound'],
  ['a.w64', SOUND, 'sound'],
  ['a.ac3', SOUND, 'sound'],
  ['a.wv', SOUND, 'sound'],
  ['a.tta', SOUND, 'sound'],
  ['a.m4b', [...SOUND, '-c:a', 'aac', '-f', 'mp4'], 'sound'],
])('%s is taken from a folder, and read', async (name, args, holds) => {
  const path = join(folder, name);
  await run('ffmpeg', ['-v', 'error', '-y', ...args, path]);
  expect(isMediaFile(name)).toBe(true);
  const probe = await createMedia().probe(path, { signal });
  expect([probe.video !== undefined, probe.audio.length > 0]).toEqual([holds !== 'sound', holds !== 'picture']);
});
