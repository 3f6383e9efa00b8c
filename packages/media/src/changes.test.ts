import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HLS_SEGMENT_SECONDS, type Frame, type HlsSegment } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOURS, type Colour } from '../../../test/film-recipes.ts';
import { colourOf, loudStretches, probedOnce } from '../../../test/film-facts.ts';
import { ffmpeg } from '../../../test/films.ts';
import { createMedia } from './index.ts';

const media = probedOnce(createMedia());
const { signal } = new AbortController();
const SIZE = { width: 64, height: 36, fit: 'stretch' } as const;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changes-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const colour = (name: Colour, size: string, seconds: number): string[] => ['-f', 'lavfi', '-i', `color=c=0x${COLOURS[name]}:s=${size}:r=25:d=${seconds}`];
const tone = (pitch: number, seconds: number, rate = 48_000): string[] => ['-f', 'lavfi', '-i', `sine=frequency=${pitch}:sample_rate=${rate}:duration=${seconds},volume=2.4`];
const SILENCE = (seconds: number): string[] => ['-f', 'lavfi', '-i', `anullsrc=r=48000:cl=mono:d=${seconds}`];
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast'];

/** Files one after the other without being encoded anew, as recorders and broadcasters do. */
const joined = async (file: string, parts: readonly (readonly string[])[]): Promise<string> => {
  const names: string[] = [];
  for (const [index, args] of parts.entries()) {
    const name = join(folder, `${file}-${index}.ts`);
    await ffmpeg([...args, name]);
    names.push(name);
  }
  const list = join(folder, `${file}.txt`);
  await writeFile(list, names.map((name) => `file '${name}'\n`).join(''));
  const path = join(folder, file);
  await ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', path]);
  return path;
};
const probeOf = (path: string) => media.probe(path, { signal });
const framesOf = async (path: string, times: readonly number[]): Promise<Frame[]> => {
  const frames: Frame[] = [];
  for await (const frame of media.frames(path, { probe: await probeOf(path), times, size: SIZE, signal })) frames.push(frame);
  return frames;
};
const loud = (path: string) => loudStretches(media, path);

describe('a film whose picture changes in the middle', () => {
  const two = (first: readonly string[], second: readonly string[]) => [
    [...colour('red', '320x180', 4), ...X264, ...first], [...colour('blue', '640x480', 4), ...X264, ...second],
  ];
  it.each<[string, readonly (readonly string[])[]]>([
    ['size.ts', two([], [])],
    ['pixels.ts', [[...colour('red', '320x180', 4), ...X264], [...colour('blue', '320x180', 4), ...X264, '-pix_fmt', 'yuv444p', '-profile:v', 'high444']]],
    ['both.ts', two(['-pix_fmt', 'yuv420p'], ['-pix_fmt', 'yuv422p', '-profile:v', 'high422'])],
    ['aspect.ts', [[...colour('red', '320x180', 4), ...X264], [...colour('blue', '320x180', 4), '-vf', 'setsar=4/3', ...X264]]],
    ['size.mkv', two([], [])],
  ])('%s has all its pictures, its cut, its clips and its stream', async (file, parts) => {
    const path = await joined(file, parts);
    const probe = await probeOf(path);
    expect(probe.duration).toBeCloseTo(8, 0);
    for (const strategy of ['adaptive', 'dense', 'keyframe'] as const) {
      const scan = await media.scan(path, { probe, strategy, signal, report: () => undefined });
      expect(scan.shots.slice(1).map(({ start }) => Math.round(start * 10))).toEqual([40]);
      expect(scan.duration).toBeCloseTo(8, 0);
    }
    const frames = await framesOf(path, [1, 3.8, 4.2, 7]);
    expect(frames.map(({ at }) => Math.round(at * 10))).toEqual([10, 38, 42, 70]);
    expect(frames.map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'red', 'blue', 'blue']);
    const target = join(folder, `${file}.mp4`);
    await media.clip([{ path, probe, start: 3, end: 6 }], { target, format: 'mp4', exact: true, signal });
    expect((await probeOf(target)).duration).toBeCloseTo(3, 1);
    expect((await framesOf(target, [0.5, 1.5, 2.5])).map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'blue', 'blue']);
    const still = join(folder, `${file}.jpg`);
    await media.thumbnail(path, { at: 6, width: SIZE.width, target: still, signal });
    expect(colourOf(await sharp(still).resize(SIZE.width, SIZE.height, { fit: 'fill' }).raw().toBuffer())).toBe('blue');
    const stream = await streamed(path);
    expect((await framesOf(stream, [1, 3.5, 4.5, 7])).map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'red', 'blue', 'blue']);
  });
});

const pieces = async (path: string, from = 0): Promise<HlsSegment[]> => {
  const all: HlsSegment[] = [];
  for await (const piece of media.stream(path, { probe: await probeOf(path), from, signal })) all.push(piece);
  return all;
};
const streamed = async (path: string, from = 0): Promise<string> => {
  const target = `${path}-${from}.stream.mp4`;
  await writeFile(target, Buffer.concat((await pieces(path, from)).map(({ bytes }) => bytes)));
  return target;
};

describe('a film whose sound changes in the middle', () => {
  const picture = colour('red', '160x90', 6);
  const second = (codec: readonly string[], rate: number) => [...colour('blue', '160x90', 6), ...tone(880, 6, rate), ...X264, ...codec];
  const first = (codec: readonly string[]) => [...picture, ...SILENCE(2), ...tone(440, 1), ...SILENCE(3), '-filter_complex', '[1][2][3]concat=n=3:v=0:a=1[a]', '-map', '0:v', '-map', '[a]', ...X264, ...codec];
  it.each<[string, readonly (readonly string[])[]]>([
    ['channels.ts', [first(['-c:a', 'ac3', '-ac', '2']), second(['-c:a', 'ac3', '-ac', '6'], 48_000)]],
    ['rate.ts', [first(['-c:a', 'aac', '-ac', '1', '-ar', '48000']), second(['-c:a', 'aac', '-ac', '2', '-ar', '44100'], 44_100)]],
  ])('%s is heard when it is heard', async (file, parts) => {
    const path = await joined(file, parts);
    const heard = await loud(path);
    expect(heard).toHaveLength(2);
    [[20, 29], [60, 119]].forEach(([from = 0, to = 0], index) => {
      expect(Math.abs((heard[index]?.[0] ?? 0) - from)).toBeLessThanOrEqual(1);
      expect(Math.abs((heard[index]?.[1] ?? 0) - to)).toBeLessThanOrEqual(1);
    });
    const probe = await probeOf(path);
    const target = join(folder, `${file}.mp4`);
    await media.clip([{ path, probe, start: 1, end: 9 }], { target, format: 'mp4', exact: true, signal });
    expect((await loud(target)).map(([from]) => Math.round(from / 10))).toEqual([1, 5]);
    expect((await framesOf(target, [1, 4.5, 5.5])).map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'red', 'blue']);
    const stream = await streamed(path);
    expect((await loud(stream)).map(([from]) => Math.round(from / 10))).toEqual([2, 6]);
    expect((await framesOf(stream, [1, 5.5, 6.5, 11])).map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'red', 'blue', 'blue']);
  });
});

describe('a film whose sound is longer than its picture', () => {
  it.each([['long.avi', ['-c:v', 'mpeg4', '-c:a', 'libmp3lame']], ['long.mkv', [...X264, '-c:a', 'aac']], ['long.ts', [...X264, '-c:a', 'aac']]] as const)(
    '%s is streamed to its end, its last picture standing', async (file, codecs) => {
      const path = join(folder, file);
      await ffmpeg([...colour('green', '160x90', 5), ...tone(440, 40), ...codecs, path]);
      const { duration } = await probeOf(path);
      expect(duration).toBeCloseTo(40, 0);
      const [head, ...all] = await pieces(path);
      expect(head?.number).toBe(-1);
      expect(all.map(({ number }) => number)).toEqual(Array.from({ length: Math.ceil(duration / HLS_SEGMENT_SECONDS) }, (_, index) => index));
      const late = await pieces(path, 8);
      expect(late.map(({ number }) => number)).toEqual([-1, ...all.slice(8).map(({ number }) => number)]);
      const stream = await streamed(path, 8);
      expect((await framesOf(stream, [33, 38])).map(({ rgb }) => colourOf(rgb))).toEqual(['green', 'green']);
      expect((await loud(stream)).at(0)?.[0]).toBe(Math.floor(8 * HLS_SEGMENT_SECONDS * 10));
    });
});

describe('a film of held pictures', () => {
  const slides = async (file: string, rate: string, seconds: number): Promise<string> => {
    const path = join(folder, file);
    const names = ['red', 'blue', 'green'] as const;
    const inputs = names.flatMap((name) => ['-f', 'lavfi', '-i', `color=c=0x${COLOURS[name]}:s=160x90:r=${rate}:d=${seconds}`]);
    await ffmpeg([...inputs, '-filter_complex', '[0][1][2]concat=n=3[v]', '-map', '[v]', ...X264, path]);
    return path;
  };
  it.each<[string, string, number, number, number, readonly Colour[]]>([
    ['ten.mp4', '1/10', 10, 8, 12, ['red', 'red', 'blue', 'blue']],
    ['ten.mkv', '1/10', 10, 13, 17, ['blue', 'blue', 'blue', 'blue']],
    ['last.mp4', '1/10', 10, 24, 28, ['green', 'green', 'green', 'green']],
    ['one.mp4', '1', 3, 4.5, 7.5, ['blue', 'blue', 'green', 'green']],
    ['one-last.mkv', '1', 3, 8.2, 8.8, ['green', 'green', 'green', 'green']],
  ])('%s at %s a second: a clip from %s s has its length and its pictures', async (file, rate, seconds, start, end, colours) => {
    const path = await slides(file, rate, seconds);
    const target = join(folder, `${file}.clip.mp4`);
    await media.clip([{ path, probe: await probeOf(path), start, end }], { target, format: 'mp4', exact: true, signal });
    const made = await probeOf(target);
    expect(Math.abs(made.duration - (end - start))).toBeLessThanOrEqual(1 / (made.video?.frameRate ?? 1) + 0.001);
    const shown = await framesOf(target, [0.125, 0.375, 0.625, 0.875].map((share) => share * made.duration * 0.95));
    expect(shown.map(({ rgb }) => colourOf(rgb))).toEqual(colours);
  });
  it('a quick clip of it is as long as asked, too, though the I-frame before lies far away', async () => {
    const path = await slides('quick.mp4', '1/10', 10);
    const target = join(folder, 'quick.clip.mp4');
    const { copied, spans } = await media.clip([{ path, probe: await probeOf(path), start: 17, end: 22 }], { target, format: 'mp4', exact: false, signal });
    expect({ copied, spans }).toEqual({ copied: false, spans: [{ start: 17, end: 22 }] });
    expect((await probeOf(target)).duration).toBeCloseTo(5, 1);
    expect((await framesOf(target, [1, 4])).map(({ rgb }) => colourOf(rgb))).toEqual(['blue', 'green']);
  });
});

describe('a recording that was piped', () => {
  it.each([['piped.webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', '-f', 'webm']], ['piped.mkv', [...X264, '-c:a', 'aac', '-f', 'matroska']]] as const)(
    '%s has a length, that of its packets', async (file, codecs) => {
      const path = join(folder, file);
      // A pipe cannot be written twice, so that the head never hears of the end.
      await ffmpeg([...colour('red', '160x90', 5), ...colour('blue', '160x90', 4), ...tone(440, 9), '-filter_complex', '[0][1]concat[v]', '-map', '[v]', '-map', '2:a', ...codecs, '-live', '1', path]);
      const probe = await probeOf(path);
      expect(probe.duration).toBeCloseTo(9, 1);
      expect(probe).toMatchObject({ isDurationScanned: true, video: { frameRate: 25 } });
      const scan = await media.scan(path, { probe, strategy: 'adaptive', signal, report: () => undefined });
      expect(scan.shots.map(({ start, end }) => [start, end].map(Math.round))).toEqual([[0, 5], [5, 9]]);
      const [, ...all] = await pieces(path);
      expect(all).toHaveLength(3);
      expect((await framesOf(await streamed(path, 1), [4.5, 6])).map(({ rgb }) => colourOf(rgb))).toEqual(['red', 'blue']);
      const target = join(folder, `${file}.jpg`);
      await media.thumbnail(path, { at: 7, width: SIZE.width, target, signal });
      expect(colourOf(await sharp(target).resize(SIZE.width, SIZE.height, { fit: 'fill' }).raw().toBuffer())).toBe('blue');
    });
});
