import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../media.ts';
import { drawDigits } from './draw-digits.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'frameseek-storyboard-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const picture = async (colour: string, at: number) => {
  const file = join(folder, `${at}.jpg`);
  await writeFile(file, await sharp({ create: { width: 160, height: 90, channels: 3, background: colour } }).jpeg().toBuffer());
  return { at, file };
};
const pixel = async (file: string, left: number, top: number): Promise<number[]> =>
  [...await sharp(file).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()];

describe('a storyboard', () => {
  it('shows the pictures in rows, each with its time in a corner', async () => {
    const pictures = [await picture('#d00', 0), await picture('#0d0', 65.4), await picture('#00d', 3_725)];
    const target = join(folder, 'sheet.png');
    await media.storyboard(pictures, { columns: 2, target, signal });
    expect(await sharp(target).metadata()).toMatchObject({ format: 'png', width: 8 + 2 * 328, height: 8 + 2 * 188 });
    for (const [[x, y], channel] of [[[160, 60], 0], [[500, 60], 1], [[160, 250], 2]] as const) {
      const colour = await pixel(target, x, y);
      expect(colour.indexOf(Math.max(...colour))).toBe(channel);
    }
    // The box of the time is black with white dots; an empty place is white.
    expect(await pixel(target, 9, 8 + 179)).toEqual([0, 0, 0]);
    expect(await pixel(target, 500, 300)).toEqual([255, 255, 255]);
  });

  it('needs a picture', async () => {
    await expect(media.storyboard([], { columns: 4, target: join(folder, 'none.png'), signal })).rejects.toMatchObject({ code: 'input/invalid' });
  });
});

describe('digits', () => {
  it('are drawn dot by dot', () => {
    const { width, height, rgb } = drawDigits('1:7', 1);
    const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => (rgb[(y * width + x) * 3] === 255 ? '#' : '.')).join(''));
    expect(rows.slice(2, 7)).toEqual(['...#....###..', '..##..#...#..', '...#.....#...', '...#..#..#...', '..###....#...']);
  });
});

describe('a drawing', () => {
  it('is a PNG of the very pixels', async () => {
    const target = join(folder, 'drawing.png');
    await media.draw({ width: 2, height: 1, rgb: Uint8Array.of(10, 20, 30, 200, 100, 0) }, { target, signal });
    expect([await pixel(target, 0, 0), await pixel(target, 1, 0)]).toEqual([[10, 20, 30], [200, 100, 0]]);
  });
});
