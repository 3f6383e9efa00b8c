import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudioChunk, Frame, ScanResult } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOURS, CONTAINERS, type Colour } from '../../../test/film-recipes.ts';
import { FILMS, film, type FilmName } from '../../../test/films.ts';
import { createMedia } from './index.ts';

const media = createMedia();
const { signal } = new AbortController();
const SQUARE = { width: 64, height: 64, fit: 'cover' } as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
/** The same answer to the same question, asked once. */
const once = <Key extends string, Value>(ask: (key: Key) => Promise<Value>): ((key: Key) => Promise<Value>) => {
  const known = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? ask(key);
    known.set(key, value);
    return value;
  };
};
const probeOf = once(async (name: FilmName) => {
  const path = await film(name);
  return { path, probe: await media.probe(path, { signal }) };
});
const scanBy = (strategy: 'adaptive' | 'keyframe' | 'dense') =>
  once(async (name: FilmName): Promise<ScanResult> => {
    const { path, probe } = await probeOf(name);
    return media.scan(path, { probe, strategy, signal, report: () => undefined });
  });
const scanOf = scanBy('adaptive');
const framesOf = async (name: FilmName, times: readonly number[], size: { width: number; height: number; fit: 'cover' | 'stretch' } = SQUARE) => {
  const { path, probe } = await probeOf(name);
  return collect(media.frames(path, { probe, times, size, signal }));
};
const audioOf = async (name: FilmName): Promise<AudioChunk[]> => {
  const { path, probe } = await probeOf(name);
  return collect(media.audio(path, { probe, signal }));
};
const cutsOf = ({ shots }: ScanResult): number[] => shots.slice(1).map(({ start }) => start);

/** The named colour nearest to the middle of the picture. */
const colourAt = ({ rgb, width, height }: Frame, x = 0.5, y = 0.5): Colour => {
  const at = 3 * (Math.floor(y * height) * width + Math.floor(x * width));
  const distance = (hex: string): number =>
    [0, 1, 2].reduce((sum, i) => sum + Math.abs((rgb[at + i] ?? 0) - Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)), 0);
  const names = Object.keys(COLOURS) as Colour[];
  return names.reduce((best, name) => (distance(COLOURS[name]) < distance(COLOURS[best]) ? name : best));
};

describe.concurrent('in every container', () => {
  it.each(CONTAINERS)('a %s file has its size, its length, its cuts and its colours', async (container) => {
    const name = `three-colours-${container}` as const;
    const { probe } = await probeOf(name);
    expect(probe.video).toMatchObject({ width: 320, height: 180, rotation: 0 });
    expect(probe.duration).toBeGreaterThan(5.8);
    expect(probe.duration).toBeLessThan(6.4);
    const scan = await scanOf(name);
    expect(cutsOf(scan)).toHaveLength(2);
    expect(cutsOf(scan)[0]).toBeCloseTo(2, 1);
    expect(cutsOf(scan)[1]).toBeCloseTo(5, 1);
    const frames = await framesOf(name, [1, 3.5, 5.5]);
    expect(frames.map((frame) => colourAt(frame))).toEqual(['red', 'blue', 'green']);
    // Theora leaves out frames that repeat the one before, so that the next may come half a second later.
    const late = container === 'ogv' ? 0.5 : 0.13;
    expect(frames.every(({ at }, index) => Math.abs(at - ([1, 3.5, 5.5][index] ?? 0)) < late)).toBe(true);
    expect((await audioOf(name)).reduce((sum, { samples }) => sum + samples.length, 0) / 16_000).toBeCloseTo(6, 0);
  });
});

describe('probe', () => {
  it('gives the size as a player shows it', async () => {
    expect((await probeOf('rotated-90')).probe.video).toMatchObject({ width: 180, height: 320, rotation: 90 });
  });
  it('takes a cover for no video', async () => {
    const { probe } = await probeOf('cover-art');
    expect(probe.video).toBeUndefined();
    expect(probe.audio).toHaveLength(1);
  });
  it('names languages and kinds of subtitles', async () => {
    expect((await probeOf('subtitles-mkv')).probe.subtitles).toMatchObject([{ index: 0, codec: 'subrip', language: 'eng', isText: true }]);
  });
  it.each([
    ['text-named-mp4', 'media/unreadable'],
    ['zero-byte', 'file/empty'],
  ] as const)('refuses %s with %s', async (name, code) => {
    await expect(probeOf(name)).rejects.toMatchObject({ code });
  });
  it('says that a missing file is missing', async () => {
    await expect(media.probe(join(folder, 'none.mp4'), { signal })).rejects.toMatchObject({ code: 'file/missing' });
  });
});

describe.concurrent('scan', () => {
  it.each(['movement', 'one-intra', 'black-lead-in', 'no-audio', 'vfr', 'rotated-90', 'one-frame', 'start-offset', 'start-offset-ts'] as const)(
    'finds exactly the cuts of %s',
    async (name) => {
      const { cuts = [], duration } = FILMS[name];
      const scan = await scanOf(name);
      expect(cutsOf(scan)).toHaveLength(cuts.length);
      cutsOf(scan).forEach((at, index) => expect(at).toBeCloseTo(cuts[index] ?? 0, 2));
      expect(Math.abs(scan.duration - duration)).toBeLessThan(0.15);
      for (const shot of scan.shots) expect(scan.candidates.some(({ at }) => at >= shot.start && at < shot.end)).toBe(true);
    },
  );
  it('parts a fade through black in the middle, and says that its frames are dark', async () => {
    const scan = await scanOf('fade-not-cut');
    expect(cutsOf(scan)).toHaveLength(1);
    expect(Math.abs((cutsOf(scan)[0] ?? 0) - 3)).toBeLessThan(0.3);
    expect(scan.candidates.some(({ brightness }) => brightness > 0.1)).toBe(true);
  });
  it('marks black frames as dark and even', async () => {
    const [first] = (await scanOf('black-lead-in')).candidates;
    expect(first?.brightness).toBeLessThan(0.07);
    expect(first?.spread).toBeLessThan(0.03);
  });
  it('keeps what is there of a truncated film', async () => {
    const scan = await scanOf('truncated');
    expect(scan.duration).toBeGreaterThan(3);
    expect(scan.duration).toBeLessThan(11.5);
  });
  it('looks at everything where the strategy is dense', async () => {
    const { candidates } = await scanBy('dense')('three-colours');
    expect(candidates.length).toBeGreaterThanOrEqual(12);
    candidates.slice(1).forEach(({ at }, index) => expect(at - (candidates[index]?.at ?? 0)).toBeLessThan(0.55));
  });
  it('gives I-frames alone where the strategy is keyframe', async () => {
    expect((await scanBy('keyframe')('movement')).candidates.every(({ intra }) => intra)).toBe(true);
  });
  it('refuses a file without picture', async () => {
    await expect(scanOf('audio-only')).rejects.toMatchObject({ code: 'media/no-such-stream', facts: { wanted: 'video' } });
  });
});

describe.concurrent('frames', () => {
  it('carry the exact times of a film with a varying rate', async () => {
    const wanted = [1 / 30, 1, 59 / 30, 2.1, 3.3, 3.9];
    const frames = await framesOf('vfr', wanted);
    expect(frames).toHaveLength(wanted.length);
    frames.forEach(({ at }, index) => expect(at).toBeCloseTo(wanted[index] ?? 0, 4));
  });
  it('are those at or after a time between two frames', async () => {
    const [frame] = await framesOf('vfr', [2.55]);
    expect(frame?.at).toBeCloseTo(2.6, 4);
  });
  it('come in their order out of one group of pictures as out of many', async () => {
    const wanted = [0, 0.04, 0.48, 3.96, 4, 7.2, 7.24, 9.96, 10, 13.96];
    for (const name of ['movement', 'one-intra'] as const) {
      const frames = await framesOf(name, wanted);
      expect(frames.map(({ at }) => Math.round(at * 1000) / 1000)).toEqual(wanted);
    }
  });
  it('are exact again behind a stretch of many that lie close together', async () => {
    const wanted = [0, 4.2, 4.4, 4.6, 4.8, 5, 5.2, 9.96, 10, 13.48];
    for (const name of ['movement', 'one-intra'] as const) {
      const frames = await framesOf(name, wanted);
      expect(frames.map(({ at }) => Math.round(at * 1000) / 1000)).toEqual(wanted);
    }
  });
  it('are the same ones where a quick look is wanted', async () => {
    const { path, probe } = await probeOf('movement');
    const [quick, usual] = await Promise.all([true, false].map((isQuick) =>
      collect(media.frames(path, { probe, times: [0, 0.5, 1, 1.5, 2, 4.6, 9], size: SQUARE, quick: isQuick, signal }))));
    expect(quick).toHaveLength(7);
    expect(quick?.map(({ at }) => at)).toEqual(usual?.map(({ at }) => at));
  });
  it('are the next I-frames where these will do, near and far, and none behind the last', async () => {
    const { path, probe } = await probeOf('movement');
    const intra = (await scanBy('keyframe')('movement')).candidates.filter((it) => it.intra).map(({ at }) => at);
    const times = [0.1, 0.2, 4.6, 9, 13.9];
    const frames = await collect(media.frames(path, { probe, times, size: SQUARE, intra: true, signal }));
    const next = times.map((time) => intra.find((at) => at >= time)).filter((at) => at !== undefined);
    expect(intra.length).toBeGreaterThan(3);
    expect(frames.map(({ at }) => at)).toEqual([...new Set(next)]);
  });
  it('are what a full decoding shows, wherever the seek landed', async () => {
    const all = await framesOf('movement', Array.from({ length: 140 }, (_, index) => index / 10 + 0.04));
    const [alone] = await framesOf('movement', [8.64]);
    expect(alone?.at).toBeCloseTo(8.64, 3);
    expect(all.find(({ at }) => Math.abs(at - 8.64) < 0.001)?.rgb).toEqual(alone?.rgb);
  });
  it('are turned as a player turns them', async () => {
    const [frame] = await framesOf('rotated-90', [1], { width: 90, height: 160, fit: 'stretch' });
    expect(frame && colourAt(frame, 0.5, 0.2)).toBe('red');
    expect(frame && colourAt(frame, 0.5, 0.8)).toBe('blue');
  });
  it('tell the time that a player shows where the clock of the file starts late', async () => {
    const matroska = await framesOf('start-offset', [5.5, 8]);
    expect(matroska.map((frame) => colourAt(frame))).toEqual(['red', 'blue']);
    const broadcast = await framesOf('start-offset-ts', [0.5, 3]);
    expect(broadcast.map((frame) => colourAt(frame))).toEqual(['red', 'blue']);
  });
  it('have none behind the end', async () => {
    expect(await framesOf('three-colours', [99])).toEqual([]);
  });
});

describe.concurrent('audio', () => {
  it('places what is heard on the time line', async () => {
    const pieces = await audioOf('spoken-tones');
    const loud = pieces.filter(({ samples }) => samples.reduce((sum, it) => sum + it * it, 0) / samples.length > 0.001).map(({ start }) => start);
    expect(loud).toEqual([1, 2, 3, 4, 7, 8, 9, 10]);
  });
  it.each([['two-audio-tracks', 1, 440], ['start-offset', 7, 440], ['start-offset-ts', 2, 440]] as const)(
    'of %s is heard at %d s at %d Hz',
    async (name, start, pitch) => {
      const piece = (await audioOf(name)).find((it) => it.start === start);
      const samples = piece?.samples ?? new Float32Array();
      const crossings = samples.reduce((sum, value, index) => sum + Number(index > 0 && value >= 0 && (samples[index - 1] ?? 0) < 0), 0);
      expect(Math.abs(crossings - pitch)).toBeLessThan(5);
    },
  );
  it('refuses a film without sound', async () => {
    await expect(audioOf('no-audio')).rejects.toMatchObject({ code: 'media/no-such-stream', facts: { wanted: 'audio' } });
  });
});

describe('subtitles', () => {
  it.each(['subtitles-mkv', 'subtitles-mp4'] as const)('are read out of %s', async (name) => {
    const { path, probe } = await probeOf(name);
    const [transcript] = await media.subtitles(path, { probe, signal });
    expect(transcript).toMatchObject({ source: 'stream', language: 'eng', cues: FILMS[name].subtitles });
  });
  it('are found beside the film, with their language', async () => {
    const { path, probe } = await probeOf('sidecars');
    const found = await media.subtitles(path, { probe, signal });
    expect(found.map(({ source, language }) => [source, language])).toEqual([['sidecar', undefined], ['sidecar', 'de'], ['sidecar', 'en']]);
    expect(found[0]?.cues).toEqual(FILMS.sidecars.subtitles);
    expect(found[1]?.cues).toEqual([{ start: 1, end: 2, text: 'Schöne Grüße' }]);
    expect(found[2]?.cues).toEqual(FILMS.sidecars.subtitles);
  });
  it('are none where there are none', async () => {
    const { path, probe } = await probeOf('three-colours');
    expect(await media.subtitles(path, { probe, signal })).toEqual([]);
  });
});

describe('pictures', () => {
  it('a thumbnail has the shape that a player shows', async () => {
    const target = join(folder, 'rotated.jpg');
    await media.thumbnail(await film('rotated-90'), { at: 1, width: 90, target, signal });
    const picture = await media.probe(target, { signal }).catch((error: unknown) => error);
    // A JPEG is no film; that it is whole shows when ffmpeg writes it and nothing else lies beside it.
    expect(picture).toMatchObject({ code: 'media/unreadable' });
    expect((await readdir(folder)).filter((name) => name.includes('rotated'))).toEqual(['rotated.jpg']);
  });
  it('a thumbnail behind the end shows the last picture', async () => {
    await media.thumbnail(await film('three-colours'), { at: 99, width: 160, target: join(folder, 'end.jpg'), signal });
    expect(await readdir(folder)).toContain('end.jpg');
  });
  it('a sprite sheet shows at each tile the saved picture nearest to its time', async () => {
    const probe = { ...(await probeOf('three-colours')).probe, duration: 6 };
    const saved = await Promise.all([[0.5, 255, 0, 0], [3, 0, 255, 0], [5.4, 0, 0, 255]].map(async ([at = 0, ...pixel]) => {
      const file = join(folder, `saved-${at}.jpg`);
      const rgb = Uint8Array.from({ length: 32 * 18 * 3 }, (_, i) => pixel[i % 3] ?? 0);
      await media.savePicture({ at, width: 32, height: 18, rgb }, { target: file, signal });
      return { at, file };
    }));
    const target = join(folder, 'sprite.jpg');
    const sheet = await media.sprite(saved, { probe, target, signal });
    expect(sheet).toMatchObject({ columns: 6, rows: 1, tileWidth: 160, tileHeight: 90, count: 6, interval: 1 });
    const { data, info } = await sharp(target).raw().toBuffer({ resolveWithObject: true });
    const strongest = Array.from({ length: 6 }, (_, tile) => {
      const from = (45 * info.width + tile * 160 + 80) * info.channels;
      return [...data.subarray(from, from + 3)].findIndex((value) => value > 200);
    });
    expect(strongest).toEqual([0, 0, 1, 1, 2, 2]);
  });
  it('a sprite sheet of nothing is refused', async () => {
    const { probe } = await probeOf('three-colours');
    await expect(media.sprite([], { probe, target: join(folder, 'none.jpg'), signal })).rejects.toMatchObject({ code: 'input/invalid' });
  });
  it('a folder that is a file makes no picture', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, '');
    await expect(media.thumbnail(await film('three-colours'), { at: 0, width: 160, target: join(blocked, 'a.jpg'), signal })).rejects.toThrow();
  });
});

describe('identity', () => {
  it('belongs to the content, not to the name', async () => {
    const path = await film('three-colours');
    const copy = join(folder, 'copy.mov');
    await copyFile(path, copy);
    expect(await media.identify(copy, { signal })).toBe(await media.identify(path, { signal }));
    expect(await media.identify(await film('movement'), { signal })).not.toBe(await media.identify(path, { signal }));
  });
});
