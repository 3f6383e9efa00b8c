import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Media } from '@frameseek/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOURS } from '../../../../test/film-recipes.ts';
import { ffmpeg } from '../../../../test/films.ts';
import { createMedia } from '../index.ts';

const media = createMedia();
const { signal } = new AbortController();
const WIDTH = 320;
const HEIGHT = 180;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seen-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = (text: string): string[] => ['-f', 'lavfi', '-i', text];
const frameOf = async (path: string, at: number, { by = media, width = WIDTH, height = HEIGHT }: { by?: Media; width?: number; height?: number } = {}): Promise<Frame> => {
  const probe = await by.probe(path, { signal });
  for await (const frame of by.frames(path, { probe, times: [at], size: { width, height, fit: 'stretch' }, signal })) return frame;
  throw new Error(`there is no frame at ${at} s`);
};
const pixel = (frame: Pick<Frame, 'rgb' | 'width'>, x: number, y: number): readonly number[] => [...frame.rgb.subarray(3 * (y * frame.width + x), 3 * (y * frame.width + x) + 3)];
const rgbOf = (hex: string): readonly number[] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
/** The same picture by each way that makes one for people or models. */
const pictures = async (path: string, at: number): Promise<Pick<Frame, 'rgb' | 'width'>[]> => {
  const probe = await media.probe(path, { signal });
  const [jpeg, png, clip] = ['jpg', 'png', 'mp4'].map((kind) => join(folder, `out.${kind}`)) as [string, string, string];
  await media.thumbnail(path, { at, width: WIDTH, target: jpeg, signal });
  await media.still(path, { at, target: png, signal });
  await media.clip([{ path, probe, start: at, end: at + 0.4 }], { target: clip, format: 'mp4', exact: true, signal });
  const raw = async (file: string) => ({ rgb: new Uint8Array(await sharp(file).removeAlpha().resize(WIDTH, HEIGHT, { fit: 'fill' }).raw().toBuffer()), width: WIDTH });
  return [await frameOf(path, at), await raw(jpeg), await raw(png), await frameOf(clip, 0)];
};

/** From code values of usual screens to those of BT.2100, white at 203 cd/m² (ITU-R BT.2408), as filter expressions. */
const LIGHT = 'pow(val/maxval,2.2)';
const CURVES = {
  smpte2084: `pow((0.8359375+18.8515625*pow(${LIGHT}*0.0203,0.1593017578125))/(1+18.6875*pow(${LIGHT}*0.0203,0.1593017578125)),78.84375)`,
  'arib-std-b67': `if(lte(${LIGHT}*0.265,1/12),sqrt(3*${LIGHT}*0.265),0.17883277*log(12*max(${LIGHT}*0.265,0.09)-0.28466892)+0.55991073)`,
};

describe('HDR is mapped to what usual screens show', () => {
  const made = async (transfer: keyof typeof CURVES, hex: string): Promise<string> => {
    const path = join(folder, `${transfer}-${hex}.mp4`);
    const code = `maxval*(${CURVES[transfer]})`.replaceAll(',', String.raw`\,`);
    await ffmpeg([
      ...source(`color=c=0x${hex}:s=${WIDTH}x${HEIGHT}:r=25:d=1`),
      '-vf', `format=gbrp10le,lutrgb=r=${code}:g=${code}:b=${code},scale=out_color_matrix=bt2020,format=yuv420p10le`,
      '-c:v', 'libx264', '-preset', 'veryfast', '-color_primaries', 'bt2020', '-color_trc', transfer, '-colorspace', 'bt2020nc', path,
    ]);
    return path;
  };
  it.each([
    ['smpte2084', 'pq', COLOURS.red], ['smpte2084', 'pq', COLOURS.blue], ['smpte2084', 'pq', COLOURS.grey], ['arib-std-b67', 'hlg', COLOURS.red], ['arib-std-b67', 'hlg', COLOURS.grey],
  ] as const)('of the curve %s (%s), colour %s', async (transfer, name, hex) => {
    const path = await made(transfer, hex);
    expect((await media.probe(path, { signal })).video?.transfer).toBe(name);
    for (const picture of await pictures(path, 0.2)) expect(distance(pixel(picture, 160, 90), rgbOf(hex))).toBeLessThan(60);
  });
  it('without zscale, too', async () => {
    const path = await made('smpte2084', COLOURS.red);
    const tool = join(folder, 'ffmpeg-without-zscale');
    await writeFile(tool, '#!/bin/sh\ncase "$*" in *-filters*) ffmpeg "$@" | grep -v zscale;; *) exec ffmpeg "$@";; esac\n');
    await chmod(tool, 0o755);
    const [zscale, curve] = [await frameOf(path, 0.2), await frameOf(path, 0.2, { by: createMedia({ ffmpegPath: tool }) })];
    expect(pixel(curve, 160, 90)).not.toEqual(pixel(zscale, 160, 90));
    expect(distance(pixel(curve, 160, 90), rgbOf(COLOURS.red))).toBeLessThan(60);
  });
});

describe('interlaced pictures', () => {
  /** A bar that moves to the right, 50 times a second; its fields are woven into 25 pictures. */
  const BAR = ['-f', 'lavfi', '-i', 'color=c=black:s=160x576:r=50:d=1.6', '-f', 'lavfi', '-i', 'color=c=white:s=20x576:r=50:d=1.6'];
  const woven = (more: string): string[] => [...BAR, '-filter_complex', `[0][1]overlay=x='mod(n*6,140)',format=yuv420p,${more}[v]`, '-map', '[v]'];
  const films: Readonly<Record<string, readonly string[]>> = {
    'said.mpg': [...woven('tinterlace=interleave_top'), '-c:v', 'mpeg2video', '-q:v', '2', '-flags', '+ildct+ilme'],
    'not-said.mkv': [...woven('tinterlace=interleave_top,setfield=prog'), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '10'],
    'wrongly-said.mpg': [...woven('fps=25,setfield=tff'), '-c:v', 'mpeg2video', '-q:v', '2', '-flags', '+ildct+ilme', '-top', '1'],
  };
  /** How much more neighbouring lines differ than those of one field: nothing in a whole picture, much in a woven one. */
  const combing = ({ rgb, width, height }: Frame): number => {
    let [neighbours, field] = [0, 0];
    for (let y = 0; y + 2 < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = 3 * (y * width + x);
        neighbours += Math.abs((rgb[at] ?? 0) - (rgb[at + 3 * width] ?? 0));
        field += Math.abs((rgb[at] ?? 0) - (rgb[at + 6 * width] ?? 0));
      }
    }
    return (neighbours - field) / (width * height);
  };
  it.each([['said.mpg', true], ['not-said.mkv', true], ['wrongly-said.mpg', undefined]] as const)('of %s are known by what is in them, and made whole', async (file, interlaced) => {
    const path = join(folder, file);
    await ffmpeg([...(films[file] ?? []), path]);
    const probe = await media.probe(path, { signal });
    expect(probe.video?.isInterlaced).toBe(interlaced);
    expect(combing(await frameOf(path, 0.8, { width: 160, height: 576 }))).toBeLessThan(0.5);
    const clip = join(folder, `${file}.mp4`);
    await media.clip([{ path, probe, start: 0.4, end: 1.4 }], { target: clip, format: 'mp4', exact: true, signal });
    expect(combing(await frameOf(clip, 0.4, { width: 160, height: 576 }))).toBeLessThan(1);
  });
});

describe('a cover or thumbnail as the first picture stream is not the film', () => {
  it.each([['camera.mov', 'mjpeg'], ['music.mkv', 'png']] as const)('in %s', async (file, codec) => {
    const [still, film, path] = [join(folder, `${file}.still.mov`), join(folder, `${file}.film.mov`), join(folder, file)];
    await ffmpeg([...source('color=c=red:s=640x480:r=25:d=0.04'), '-frames:v', '1', '-c:v', codec, still]);
    await ffmpeg([...source(`color=c=0x${COLOURS.blue}:s=${WIDTH}x${HEIGHT}:r=25:d=2`), ...source('sine=d=2'), '-c:v', 'libx264', '-preset', 'veryfast', film]);
    await ffmpeg(['-i', still, '-i', film, '-map', '0:v', '-map', '1:v', '-map', '1:a', '-c', 'copy', '-disposition:v', '0', path]);
    const probe = await media.probe(path, { signal });
    expect(probe.video).toMatchObject({ width: WIDTH, height: HEIGHT, index: 1, codec: 'h264' });
    for (const picture of await pictures(path, 1)) expect(distance(pixel(picture, 160, 90), rgbOf(COLOURS.blue))).toBeLessThan(20);
    expect((await media.scan(path, { probe, strategy: 'adaptive', signal, report: () => undefined })).duration).toBeCloseTo(2, 0);
  });
});

describe('what is transparent stands on black', () => {
  it.each([['vp9.webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-pix_fmt', 'yuva420p']], ['prores.mov', ['-c:v', 'prores_ks', '-pix_fmt', 'yuva444p10le', '-profile:v', '4444']]] as const)(
    'in %s', async (file, codec) => {
      const path = join(folder, file);
      // Green all over, of which the right half cannot be seen.
      await ffmpeg([...source(`color=c=0x${COLOURS.green}:s=${WIDTH}x${HEIGHT}:r=25:d=1,format=yuva444p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='if(lt(X,160),255,0)'`), ...codec, path]);
      expect((await media.probe(path, { signal })).video?.hasAlpha).toBe(true);
      for (const picture of await pictures(path, 0.4)) {
        expect(distance(pixel(picture, 80, 90), rgbOf(COLOURS.green))).toBeLessThan(24);
        expect(distance(pixel(picture, 170, 90), [0, 0, 0])).toBeLessThan(24);
        expect(distance(pixel(picture, 240, 90), [0, 0, 0])).toBeLessThan(8);
      }
    });
});
