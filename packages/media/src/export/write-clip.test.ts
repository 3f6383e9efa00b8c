import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HLS_SEGMENT_SECONDS, type ClipFormat, type ClipMade, type ClipPart, type Frame, type HlsSegment } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probedOnce } from '../../../../test/film-facts.ts';
import { COLOURS, type Colour } from '../../../../test/film-recipes.ts';
import { film, type FilmName } from '../../../../test/films.ts';
import { createMedia } from '../index.ts';

const media = probedOnce(createMedia());
const { signal } = new AbortController();
const SIZE = { width: 80, height: 45, fit: 'stretch' } as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clips-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const part = async (name: FilmName, start: number, end: number): Promise<ClipPart> => {
  const path = await film(name);
  return { path, probe: await media.probe(path, { signal }), start, end };
};
interface Wish {
  readonly format?: ClipFormat;
  readonly exact?: boolean;
  readonly width?: number;
}
let made = 0;
const clip = async (parts: readonly ClipPart[], { format = 'mp4', exact = true, ...rest }: Wish = {}): Promise<ClipMade & { path: string }> => {
  const path = join(folder, `${(made += 1)}.${format}`);
  return { ...(await media.clip(parts, { target: path, format, exact, signal, ...rest })), path };
};
const framesOf = async (path: string, times: readonly number[]): Promise<Frame[]> => {
  const probe = await media.probe(path, { signal });
  const frames: Frame[] = [];
  for await (const frame of media.frames(path, { probe, times, size: SIZE, signal })) frames.push(frame);
  return frames;
};
/** Mean distance of two pictures, in steps of 255. */
const distance = (a: Frame | undefined, b: Frame | undefined): number =>
  (a?.rgb ?? new Uint8Array()).reduce((sum, value, i) => sum + Math.abs(value - (b?.rgb[i] ?? 999)), 0) / (a?.rgb.length ?? 1);
const colourOf = (frame: Frame | undefined): Colour => {
  const at = 3 * (22 * SIZE.width + 40);
  const far = (hex: string) => [0, 1, 2].reduce((sum, i) => sum + Math.abs((frame?.rgb[at + i] ?? 999) - Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)), 0);
  return (Object.keys(COLOURS) as Colour[]).reduce((best, name) => (far(COLOURS[name]) < far(COLOURS[best]) ? name : best));
};
/** Seconds in which something is heard, in steps of a tenth. */
const loudTenths = async (path: string): Promise<number[]> => {
  const probe = await media.probe(path, { signal });
  const loud: number[] = [];
  for await (const { start, samples } of media.audio(path, { probe, signal })) {
    for (let i = 0; i + 1600 <= samples.length; i += 1600) {
      const power = samples.subarray(i, i + 1600).reduce((sum, it) => sum + it * it, 0) / 1600;
      if (power > 0.001) loud.push(Math.round((start + i / 16_000) * 10));
    }
  }
  return loud;
};

describe('an exact clip', () => {
  it.each(['movement', 'one-intra'] as const)('of %s has the very frames asked for, the first to the last', async (name) => {
    const { path, spans, copied } = await clip([await part(name, 5.28, 6.4)]);
    expect({ spans, copied }).toEqual({ spans: [{ start: 5.28, end: 6.4 }], copied: false });
    const frames = await framesOf(path, Array.from({ length: 60 }, (_, i) => i * 0.04));
    expect(frames.map(({ at }) => Math.round(at * 25))).toEqual(Array.from({ length: 28 }, (_, i) => i));
    const source = await framesOf(await film(name), Array.from({ length: 30 }, (_, i) => 5.24 + i * 0.04));
    for (const [index, frame] of frames.entries()) {
      const own = distance(frame, source[index + 1]);
      expect(own).toBeLessThan(distance(frame, source[index]));
      expect(own).toBeLessThan(distance(frame, source[index + 2]));
    }
  });

  it('shows nothing of the shot before, where the start was rounded down', async () => {
    const { path, spans } = await clip([await part('three-colours', 1.97, 5)]);
    expect(spans[0]?.start).toBe(2);
    expect(colourOf((await framesOf(path, [0]))[0])).toBe('blue');
    expect((await media.probe(path, { signal })).duration).toBeCloseTo(3, 1);
  });

  it('keeps picture and sound together', async () => {
    const { path } = await clip([await part('spoken-tones', 4, 8)]);
    // The picture turns orange at 6; one tone ends at 5, the next begins at 7.5.
    const frames = await framesOf(path, [1.96, 2]);
    expect(frames.map(colourOf)).toEqual(['grey', 'orange']);
    expect(await loudTenths(path)).toEqual([...Array.from({ length: 10 }, (_, i) => i), 35, 36, 37, 38, 39]);
  });

  it('of a film with a varying rate shows the same at the same time', async () => {
    const { path } = await clip([await part('vfr', 1, 3)]);
    const shown = [0, 0.5, 29 / 30, 1, 1.1, 1.5, 1.9];
    const frames = await framesOf(path, shown);
    const source = await framesOf(await film('vfr'), shown.map((at) => at + 1));
    expect(frames).toHaveLength(shown.length);
    frames.forEach((frame, i) => expect(distance(frame, source[i])).toBeLessThan(4));
  });

  it('shows on the frame that stood there when the next one comes much later', async () => {
    const still = join(folder, 'still.mp4');
    const base = await part('one-frame', 0, 0.04);
    // One frame and, by its sound, twelve seconds.
    await media.clip([base, await part('audio-only', 0, 12)], { target: still, format: 'mp4', exact: true, signal });
    const probe = await media.probe(still, { signal });
    const { path } = await clip([{ path: still, probe, start: 8, end: 10 }]);
    expect((await framesOf(path, [0, 1.9])).map(colourOf)).toEqual(['black', 'black']);
  });

  it.each([['start-offset', 6, 8], ['start-offset-ts', 1, 3]] as const)('of %s counts as players do', async (name, start, end) => {
    const { path } = await clip([await part(name, start, end)]);
    const frames = await framesOf(path, [0.1, 1.9]);
    expect(frames.map(colourOf)).toEqual(['red', 'blue']);
    expect((await media.probe(path, { signal })).duration).toBeCloseTo(2, 1);
  });

  it('ends where the film ends, and may be smaller', async () => {
    const { path, spans } = await clip([await part('three-colours', 5, 99)], { width: 161 });
    expect(spans[0]?.end).toBeCloseTo(6, 1);
    expect((await media.probe(path, { signal })).video).toMatchObject({ width: 162, height: 90 });
  });
});

describe('a copied clip', () => {
  it('begins at the I-frame before, says so, and has the very frames of its source', async () => {
    const { path, spans, copied } = await clip([await part('movement', 5, 8)], { exact: false });
    expect(copied).toBe(true);
    expect(spans[0]?.start).toBe(4);
    expect(spans[0]?.end).toBeGreaterThanOrEqual(8);
    expect(spans[0]?.end).toBeLessThan(8.3);
    const copy = await framesOf(path, [0, 1, 2.96]);
    const source = await framesOf(await film('movement'), [4, 5, 6.96]);
    copy.forEach((frame, i) => expect(distance(frame, source[i])).toBe(0));
  });
  it('keeps sound and turning', async () => {
    const { path } = await clip([await part('spoken-tones', 4, 8)], { exact: false });
    const shift = (await clip([await part('spoken-tones', 4, 8)], { exact: false })).spans[0]?.start ?? 0;
    expect((await loudTenths(path)).includes(Math.round((7.6 - shift) * 10))).toBe(true);
    expect((await loudTenths(path)).includes(Math.round((7.2 - shift) * 10))).toBe(false);
    const turned = await clip([await part('rotated-90', 0, 1)], { exact: false });
    expect((await media.probe(turned.path, { signal })).video).toMatchObject({ width: 180, height: 320, rotation: 90 });
  });
  it.each(['three-colours-avi', 'three-colours-webm', 'three-colours-ts'] as const)('of %s is encoded where copying does not do', async (name) => {
    const { path, copied, spans } = await clip([await part(name, 3, 5.5)], { exact: false });
    expect(copied).toBe(false);
    expect(spans[0]?.start).toBeCloseTo(3, 1);
    expect((await framesOf(path, [1, 2.3])).map(colourOf)).toEqual(['blue', 'green']);
  });
});

describe('several clips', () => {
  it('become one film: sizes and rates fitted, black where there is no picture, silence where there is no sound', async () => {
    const parts = [await part('spoken-tones', 4, 5), await part('rotated-90', 0, 1), await part('audio-only', 1, 2), await part('no-audio', 1, 3)];
    const { path, spans } = await clip(parts);
    expect(spans).toHaveLength(4);
    const probe = await media.probe(path, { signal });
    expect(probe.video).toMatchObject({ width: 320, height: 180, frameRate: 25 });
    expect(probe.duration).toBeCloseTo(5, 1);
    const frames = await framesOf(path, [0.5, 1.5, 2.5, 3.5, 4.5]);
    expect(colourOf(frames[0])).toBe('grey');
    expect(colourOf(frames[2])).toBe('black');
    expect([colourOf(frames[3]), colourOf(frames[4])]).toEqual(['yellow', 'purple']);
    // The upright film stands in the middle, with black at its sides.
    expect([...(frames[1]?.rgb.subarray(0, 3) ?? [])].every((value) => value < 20)).toBe(true);
    expect(await loudTenths(path)).toEqual([...Array.from({ length: 10 }, (_, i) => i), ...Array.from({ length: 10 }, (_, i) => 20 + i)]);
  });
  it.each(['mp4', 'gif'] as const)('become one %s also when they are many', async (format) => {
    const colours: Colour[] = ['red', 'blue', 'green', 'red', 'yellow', 'purple', 'blue', 'grey'];
    const parts = [
      ...(await Promise.all([0, 2, 5, 1].map((start) => part('three-colours', start, start + 0.4)))), await part('no-audio', 0, 0.4),
      await part('no-audio', 3, 3.4), await part('three-colours-webm', 3, 3.4), await part('spoken-tones', 4, 4.4),
    ];
    const { path } = await clip(parts, { format });
    if (format === 'gif') {
      expect(Math.abs(((await sharp(path, { animated: true }).metadata()).pages ?? 0) - 40)).toBeLessThanOrEqual(2);
      return;
    }
    expect((await framesOf(path, colours.map((_, i) => i * 0.4 + 0.05))).map(colourOf)).toEqual(colours);
    expect(await loudTenths(path)).toEqual([28, 29, 30, 31]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  it('of sound alone become sound', async () => {
    const { path } = await clip([await part('audio-only', 1, 3), await part('audio-only-wav', 8, 10)]);
    const probe = await media.probe(path, { signal });
    expect(probe.video).toBeUndefined();
    expect(probe.duration).toBeCloseTo(4, 1);
  });
});

describe('other formats', () => {
  it.each([['gif', 3, 38], ['webm', 3, 75]] as const)('a %s shows the stretch', async (format, seconds, count) => {
    const { path } = await clip([await part('movement', 3, 3 + seconds)], { format });
    const target = format === 'gif' ? (await sharp(path, { animated: true }).metadata()).pages : (await framesOf(path, Array.from({ length: 100 }, (_, i) => i * 0.04 + 0.01))).length;
    expect(Math.abs((target ?? 0) - count)).toBeLessThanOrEqual(1);
  });
  it('a GIF is refused when it is long, and a picture of sound alone', async () => {
    await expect(clip([{ ...(await part('movement', 0, 14)), end: 1e6, probe: { ...(await part('movement', 0, 14)).probe, duration: 1e6 } }], { format: 'gif' }))
      .rejects.toMatchObject({ code: 'input/invalid' });
    await expect(clip([await part('audio-only', 0, 1)], { format: 'webm' })).rejects.toMatchObject({ code: 'media/no-such-stream' });
  });
});

describe('a clip that cannot be', () => {
  it.each([[3, 3], [5, 2], [-1, 2], [20, 30], [Number.NaN, 1]])('from %d to %d is refused', async (start, end) => {
    await expect(clip([await part('three-colours', start, end)])).rejects.toMatchObject({ code: 'input/invalid' });
  });
  it('of nothing is refused', async () => {
    await expect(clip([])).rejects.toMatchObject({ code: 'input/invalid' });
  });
  it('of a part that is not there, as the file is cut short, says so and leaves nothing', async () => {
    const before = await readdir(folder);
    await expect(clip([await part('truncated', 11, 12)])).rejects.toMatchObject({ code: 'media/decode-failed' });
    expect(await readdir(folder)).toEqual(before);
  });
  it('that is stopped leaves nothing, and no process', async () => {
    const stop = new AbortController();
    const target = join(folder, 'stopped.mp4');
    const making = media.clip([await part('movement', 0, 14)], { target, format: 'mp4', exact: true, signal: stop.signal, report: () => stop.abort() });
    await expect(making).rejects.toMatchObject({ name: 'AbortError' });
    expect((await readdir(folder)).filter((name) => name.includes('stopped'))).toEqual([]);
  });
  it('tells how far it is', async () => {
    const told: number[] = [];
    await media.clip([await part('movement', 0, 14), await part('movement', 0, 14)], { target: join(folder, 'told.mp4'), format: 'mp4', exact: true, signal, report: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(1);
    expect(told.every((done) => done >= 0 && done <= 1)).toBe(true);
  });
});

describe('a still', () => {
  it('is the frame that stands on the screen, as large as the video', async () => {
    const target = join(folder, 'still.png');
    for (const [at, colour] of [[1.99, 'red'], [2, 'blue'], [4.999, 'blue'], [99, 'green']] as const) {
      await media.still(await film('three-colours'), { at, target, signal });
      const { data, info } = await sharp(target).raw().toBuffer({ resolveWithObject: true });
      expect([info.format, info.width, info.height]).toEqual(['raw', 320, 180]);
      const middle = info.channels * (90 * 320 + 160);
      const rgb = Uint8Array.from({ length: SIZE.width * SIZE.height * 3 }, (_, i) => data[middle + (i % 3)] ?? 0);
      expect(colourOf({ at, ...SIZE, rgb })).toBe(colour);
    }
  });
});

describe('a stream', () => {
  const pieces = async (name: FilmName, from: number, most = Infinity): Promise<HlsSegment[]> => {
    const path = await film(name);
    const all: HlsSegment[] = [];
    for await (const piece of media.stream(path, { probe: await media.probe(path, { signal }), from, signal })) {
      all.push(piece);
      if (all.length > most) break;
    }
    return all;
  };
  const framesIn = async (name: FilmName, from: number): Promise<Frame[]> => {
    const path = join(folder, `${name}-${from}.mp4`);
    await writeFile(path, Buffer.concat((await pieces(name, from)).map(({ bytes }) => bytes)));
    return framesOf(path, Array.from({ length: 600 }, (_, i) => i * 0.04));
  };

  it.each(['movement', 'three-colours-avi', 'three-colours-ts', 'audio-only'] as const)('of %s comes in pieces of a fixed length', async (name) => {
    const [head, ...rest] = await pieces(name, 0);
    const { duration } = await media.probe(await film(name), { signal });
    expect(head?.number).toBe(-1);
    expect(rest.map(({ number }) => number)).toEqual(Array.from({ length: Math.ceil((duration - 0.05) / HLS_SEGMENT_SECONDS) }, (_, i) => i));
  });
  it('shows the same at the same time, wherever it begins', async () => {
    const whole = await framesIn('movement', 0);
    const later = await framesIn('movement', 2);
    expect(later[0]?.at).toBeCloseTo(2 * HLS_SEGMENT_SECONDS + 1024 / 48_000, 3);
    const same = whole.filter(({ at }) => at >= (later[0]?.at ?? 0) - 0.001);
    expect(same.map(({ at }) => at.toFixed(3))).toEqual(later.map(({ at }) => at.toFixed(3)));
    same.forEach((frame, i) => expect(distance(frame, later[i])).toBeLessThan(6));
  });
  it('has one head for all pieces, wherever it begins', async () => {
    const [first] = await pieces('three-colours-avi', 0, 0);
    const [second] = await pieces('three-colours-avi', 1, 0);
    expect(second?.bytes).toEqual(first?.bytes);
  });
});
