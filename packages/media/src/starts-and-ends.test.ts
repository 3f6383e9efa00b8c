import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HLS_SEGMENT_SECONDS, type HlsSegment } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOURS, type Colour } from '../../../test/film-recipes.ts';
import { coloursAt, loudStretches, packetTimes, probedOnce } from '../../../test/film-facts.ts';
import { ffmpeg } from '../../../test/films.ts';
import { createMedia } from './index.ts';

const media = probedOnce(createMedia());
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starts-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const colour = (name: Colour, seconds: number): string[] => ['-f', 'lavfi', '-i', `color=c=0x${COLOURS[name]}:s=160x90:r=25:d=${seconds},format=yuv420p`];
const tone = (pitch: number, seconds: number): string[] => ['-f', 'lavfi', '-i', `sine=frequency=${pitch}:sample_rate=48000:duration=${seconds},volume=2.4`];
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast'];
const probeOf = (path: string) => media.probe(path, { signal });
const loud = (path: string) => loudStretches(media, path);
const seconds = (stretches: readonly (readonly [number, number])[]) => stretches.map(([from, to]) => [from, to + 1].map((tenths) => Math.round(tenths / 10)));

interface Wish {
  /** Number of the first segment. */
  readonly from: number;
  /** Segments after which it is left. */
  readonly count: number;
}
const streamed = async (path: string, { from, count }: Wish): Promise<{ readonly numbers: readonly number[]; readonly stream: string }> => {
  const segments: HlsSegment[] = [];
  for await (const segment of media.stream(path, { probe: await probeOf(path), from, signal })) {
    segments.push(segment);
    if (segments.length > count) break;
  }
  const stream = `${path}-${from}.stream.mp4`;
  await writeFile(stream, Buffer.concat(segments.map(({ bytes }) => bytes)));
  return { numbers: segments.slice(1).map(({ number }) => number), stream };
};
const clipped = async (path: string, start: number, end: number): Promise<string> => {
  const target = `${path}-${start}-${end}.clip.mp4`;
  await media.clip([{ path, probe: await probeOf(path), start, end }], { target, format: 'mp4', exact: true, signal });
  return target;
};
/** The longest and the shortest step between packets; the first one is what a coder of sound needs to begin. */
const steps = (times: readonly number[]) => {
  const all = times.slice(2).map((at, index) => at - (times[index + 1] ?? at));
  return { longest: Math.max(...all), shortest: Math.min(...all) };
};

describe('a film whose sound begins after its picture', () => {
  /** A second without sound, then every other second a tone; the format of the sound changes at 6 s. */
  const film = async (file: string): Promise<string> => {
    const half = async (name: string, [sound, channels]: readonly [readonly string[], number]): Promise<string> => {
      const path = join(folder, `${file}-${name}.ts`);
      await ffmpeg([...colour(name as Colour, 6), ...sound, '-map', '0:v', '-map', '1:a', ...X264, '-c:a', 'ac3', '-ac', String(channels), path]);
      return path;
    };
    const beeps = (pitch: number, length: number): string[] => ['-f', 'lavfi', '-i', `sine=frequency=${pitch}:sample_rate=48000:duration=${length},volume='2.4*lt(mod(t,2),1)':eval=frame`];
    const parts = [await half('red', [['-itsoffset', '1', ...beeps(440, 5)], 2]), await half('blue', [beeps(880, 6), 6])];
    const list = join(folder, `${file}.txt`);
    await writeFile(list, parts.map((path) => `file '${path}'\n`).join(''));
    await ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', join(folder, file)]);
    return join(folder, file);
  };
  const TRUTH = [[1, 2], [3, 4], [5, 7], [8, 9], [10, 11]];

  it.each(['late.ts', 'late.mkv'])('%s is heard when it is heard, though the sound changes in the middle', async (file) => {
    const path = await film(file);
    expect(seconds(await loud(path))).toEqual(TRUTH);
    const clip = await clipped(path, 0, 12);
    expect(seconds(await loud(clip))).toEqual(TRUTH);
    const { stream } = await streamed(path, { from: 0, count: Infinity });
    expect(seconds(await loud(stream))).toEqual(TRUTH);
    // What fills the beginning does not come again where the sound changes.
    for (const made of [clip, stream]) {
      const { longest, shortest } = steps(await packetTimes(made, 'a:0'));
      expect(longest).toBeLessThan(0.05);
      expect(shortest).toBeGreaterThan(0.02);
    }
  });
});

it('a video that was indexed before its clock was asked for is streamed with its sound where it belongs', async () => {
  const path = join(folder, 'old.ts');
  await ffmpeg([...colour('red', 6), '-itsoffset', '2', ...tone(440, 3), '-map', '0:v', '-map', '1:a', ...X264, '-c:a', 'mp2', path]);
  const { clockStart, ...probe } = await probeOf(path);
  expect(clockStart).toBeGreaterThan(0);
  const bytes: Uint8Array[] = [];
  for await (const segment of media.stream(path, { probe, from: 0, signal })) bytes.push(segment.bytes);
  await writeFile(join(folder, 'old.mp4'), Buffer.concat(bytes));
  expect(seconds(await loud(join(folder, 'old.mp4')))).toEqual([[2, 5]]);
});

describe('a film whose picture begins after its sound', () => {
  const late = (by: number): string[] => [...tone(440, 8), '-itsoffset', String(by), ...colour('red', 4), '-map', '1:v', '-map', '0:a'];
  it.each([['far.ts', 2, 2, 0], ['near.ts', 0.5, 0, -0.5], ['far.mkv', 2, 2, 0]] as const)('%s, %s s later, is seen and heard at the same time, by its packets as by its pictures', async (file, by, first, sound) => {
    const path = join(folder, file);
    await ffmpeg([...late(by), ...X264, '-bf', '0', '-c:a', 'mp2', path]);
    const probe = await probeOf(path);
    expect(probe.audio[0]?.start).toBeCloseTo(sound, 1);
    expect(probe.duration).toBeCloseTo(8 + sound, 1);
    expect(probe.video?.end).toBeCloseTo(first + 4, 1);
    for (const strategy of ['dense', 'adaptive'] as const) {
      const scan = await media.scan(path, { probe, strategy, signal, report: () => undefined });
      expect(scan.candidates[0]?.at).toBeCloseTo(first, 1);
      expect(scan.duration).toBeCloseTo(first + 4, 1);
    }
    const [[from, to] = [NaN, NaN]] = await loud(path);
    expect([from, to + 1].map((tenths) => Math.round(tenths / 5) / 2)).toEqual([0, 8 + sound]);
  });
});

describe('a film of a long sound and a short picture', () => {
  it.each<[string, readonly string[]]>([
    ['long.avi', ['-c:v', 'mpeg4', '-c:a', 'libmp3lame']], ['long.mkv', ['-c:v', 'mpeg2video', '-c:a', 'mp2']], ['long.ts', [...X264, '-c:a', 'mp2']],
    ['long.mov', ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le']], ['long.wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2']], ['long.mpg', ['-c:v', 'mpeg2video', '-c:a', 'mp2']],
  ])('%s is streamed and cut wherever one looks, its last picture standing', async (file, codecs) => {
    const path = join(folder, file);
    await ffmpeg([...colour('green', 5), ...tone(440, 150), ...codecs, path]);
    const { duration } = await probeOf(path);
    expect(duration).toBeCloseTo(150, 0);
    const last = Math.ceil(duration / HLS_SEGMENT_SECONDS) - 1;
    for (const from of [0, 1, 2, Math.floor(last / 2), last]) {
      const { numbers, stream } = await streamed(path, { from, count: 3 });
      expect(numbers).toEqual([from, from + 1, from + 2].filter((number) => number <= last));
      const [start, end] = [from * HLS_SEGMENT_SECONDS, Math.min(duration, (from + 3) * HLS_SEGMENT_SECONDS)];
      for (const times of [await packetTimes(stream, 'v:0'), await packetTimes(stream, 'a:0')]) {
        expect(Math.abs((times[0] ?? NaN) - start)).toBeLessThan(0.15);
        expect(Math.abs((times.at(-1) ?? NaN) - end)).toBeLessThan(0.15);
        expect(steps(times).longest).toBeLessThan(0.1);
      }
    }
    for (const [start, end] of [[3, 20], [120, 124]] as const) {
      const clip = await clipped(path, start, end);
      const pictures = await packetTimes(clip, 'v:0');
      expect(pictures).toHaveLength((end - start) * 25);
      expect(await coloursAt(media, clip, [0.2, end - start - 0.2])).toEqual(['green', 'green']);
      expect(seconds(await loud(clip))).toEqual([[0, end - start]]);
    }
  }, 180_000);
});

describe('a film of a short sound and a long picture', () => {
  it.each<[string, readonly string[]]>([
    ['short.avi', ['-c:v', 'mpeg4', '-c:a', 'libmp3lame']], ['short.mkv', ['-c:v', 'mpeg2video', '-c:a', 'mp2']], ['short.ts', [...X264, '-c:a', 'mp2']],
  ])('%s is streamed with silence, segment by segment', async (file, codecs) => {
    const path = join(folder, file);
    await ffmpeg([...colour('green', 40), ...tone(440, 5), ...codecs, path]);
    for (const from of [0, 4]) {
      const { numbers, stream } = await streamed(path, { from, count: 3 });
      expect(numbers).toEqual([from, from + 1, from + 2]);
      for (const times of [await packetTimes(stream, 'v:0'), await packetTimes(stream, 'a:0')]) {
        expect(times.at(-1)).toBeCloseTo((from + 3) * HLS_SEGMENT_SECONDS, 0);
        expect(steps(times).longest).toBeLessThan(0.1);
      }
      expect(seconds(await loud(stream))).toEqual(from === 0 ? [[0, 5]] : []);
    }
  });
});
