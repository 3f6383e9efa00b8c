import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toList } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpeg, film } from '../../../../../test/films.ts';
import { createMedia } from '../../index.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'time-code-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Wish {
  readonly file: string;
  readonly rate: string;
  readonly timeCode: string;
  readonly rest?: readonly string[];
}
const made = async ({ file, rate, timeCode, rest = [] }: Wish): Promise<string> => {
  const path = join(folder, file);
  await ffmpeg(['-f', 'lavfi', '-i', `testsrc2=s=160x90:r=${rate}:d=1`, '-timecode', timeCode, ...rest, path]);
  return path;
};
const MPEG4 = ['-c:v', 'mpeg4'];

describe('the start time code', () => {
  it.each<[string, string, string, readonly string[], { start: string; frameRate: number; reel?: string }]>([
    ['pal.mov', '25', '09:58:00:00', MPEG4, { start: '09:58:00:00', frameRate: 25 }],
    ['film.mov', '24000/1001', '01:00:00:00', MPEG4, { start: '01:00:00:00', frameRate: 24_000 / 1001 }],
    ['film24.mov', '24', '01:00:00:12', MPEG4, { start: '01:00:00:12', frameRate: 24 }],
    ['drop.mov', '30000/1001', '00:59:58;00', MPEG4, { start: '00:59:58;00', frameRate: 30_000 / 1001 }],
    ['non-drop.mov', '30000/1001', '00:59:58:00', MPEG4, { start: '00:59:58:00', frameRate: 30_000 / 1001 }],
    ['fifty.mp4', '50', '09:58:00:49', ['-c:v', 'libx264', '-metadata:s:v', 'reel_name=TAPE1'], { start: '09:58:00:49', frameRate: 50 }],
    ['sixty.mov', '60000/1001', '00:59:58;58', [...MPEG4, '-metadata:s:v', 'reel_name=A001C003'], { start: '00:59:58;58', frameRate: 60_000 / 1001, reel: 'A001C003' }],
    ['broadcast.mxf', '25', '09:58:00:00', ['-c:v', 'mpeg2video'], { start: '09:58:00:00', frameRate: 25 }],
    ['tag.mkv', '60000/1001', '00:59:58;00', MPEG4, { start: '00:59:58;00', frameRate: 59.94 }],
    ['tag.avi', '25', '09:58:00:00', MPEG4, { start: '09:58:00:00', frameRate: 25 }],
    ['tape.dv', '25', '09:58:00:00', ['-s', '720x576', '-pix_fmt', 'yuv420p', '-c:v', 'dvvideo'], { start: '09:58:00:00', frameRate: 25 }],
  ])('is read out of %s at %s', async (file, rate, timeCode, rest, { start, frameRate, reel }) => {
    const probe = await media.probe(await made({ file, rate, timeCode, rest }), { signal });
    expect(probe.timeCode?.start).toBe(start);
    expect(probe.timeCode?.frameRate).toBeCloseTo(frameRate, 2);
    if (reel !== undefined) expect(probe.timeCode?.reel).toBe(reel);
  });

  it('is absent where there is none', async () => {
    const path = join(folder, 'none.mov');
    await ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=1', ...MPEG4, path]);
    expect((await media.probe(path, { signal })).timeCode).toBeUndefined();
  });

  it('of sound is that of broadcast WAVE', async () => {
    const path = join(folder, 'sound.wav');
    await ffmpeg(['-f', 'lavfi', '-i', 'sine=d=1:r=48000', '-write_bext', '1', '-metadata', `time_reference=${48_000 * 3_600 + 24_000}`, path]);
    expect((await media.probe(path, { signal })).timeCode).toEqual({ start: '01:00:00:13', frameRate: 25 });
  });

  it('is where lists begin: a moment at 12.2 s of a film from 09:58:00:00 on stands at 09:58:12:05', async () => {
    const path = join(folder, 'long.mov');
    await ffmpeg(['-f', 'lavfi', '-i', 'color=red:s=16x16:r=25:d=14', '-timecode', '09:58:00:00', ...MPEG4, path]);
    const { duration, video, timeCode } = await media.probe(path, { signal });
    const source = { id: 'a', title: 'a', path, duration, hasAudio: false, ...(video && { picture: video }), ...(timeCode && { timeCode }) };
    const list = { title: 'Cut', clips: [{ start: 12.2, end: 13, title: '', video: source }] };
    expect(toList(list, 'edl', undefined)).toContain('09:58:12:05 09:58:13:00 01:00:00:00 01:00:00:20');
    expect(toList(list, 'fcpxml', undefined)).toContain('start="897305/25s"');
    expect(toList(list, 'otio', undefined)).toContain('"value": 897305');
  });
});

it('lists of a film with a varying rate count on the grid on which its frames lie: 2.1 s is frame 3 of the third second', async () => {
  const path = await film('vfr');
  const { duration, video } = await media.probe(path, { signal });
  expect(video).toMatchObject({ gridRate: 30 });
  const list = { title: 'Cut', clips: [{ start: 2.1, end: 3.2, title: '', video: { id: 'a', title: 'a', path, duration, hasAudio: false, ...(video && { picture: video }) } }] };
  expect(toList(list, 'edl', undefined)).toContain('00:00:02:03 00:00:03:06 01:00:00:00 01:00:01:03');
  expect(toList(list, 'fcpxml', undefined)).toContain('start="63/30s"');
});
