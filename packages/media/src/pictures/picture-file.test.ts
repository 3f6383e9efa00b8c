import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../media.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-picture-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Red on the left, blue on the right, twice as wide as high. */
const halves = (width: number): Sharp => {
  const half = { create: { width: width / 2, height: width / 2, channels: 3, background: '#0000ff' } } as const;
  return sharp({ create: { width, height: width / 2, channels: 3, background: '#ff0000' } }).composite([{ input: half, left: width / 2, top: 0 }]);
};
const put = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};
const colourAt = (rgb: Uint8Array, pixel: number): string => {
  const [red = 0, green = 0, blue = 0] = rgb.subarray(pixel * 3, pixel * 3 + 3);
  return red > 200 && blue < 50 ? 'red' : blue > 200 && red < 50 ? 'blue' : `${red} ${green} ${blue}`;
};

describe('a picture from outside', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is read when it is a %s, whatever its name says', async (format) => {
    const source = await put(`${format} picture.txt`, await halves(1_000).toFormat(format).toBuffer());
    const target = join(folder, `${format}.jpg`);
    await media.importPicture(source, { maxSide: 400, target, signal });
    expect(await sharp(target).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 200 });
    const { width, height, rgb } = await media.pictureFrame(target, { size: { width: 40, height: 40, fit: 'stretch' }, signal });
    expect([width, height, colourAt(rgb, 5), colourAt(rgb, 35)]).toEqual([40, 40, 'red', 'blue']);
  });

  it('of many kilobytes, as photographs are, is read again as it was kept', async () => {
    const noise = { create: { width: 600, height: 600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 }, background: '#808080' } } as const;
    const source = await put('photograph', await sharp(noise).jpeg().toBuffer());
    const target = join(folder, 'photograph.jpg');
    await media.importPicture(source, { maxSide: 400, target, signal });
    expect((await stat(target)).size).toBeGreaterThan(20_000);
    expect(await media.pictureFrame(target, { size: { width: 40, height: 40, fit: 'cover' }, signal })).toMatchObject({ width: 40, height: 40 });
  });

  it('stays as small as it is, and is cut to its middle for a square', async () => {
    const source = await put('small', await halves(100).png().toBuffer());
    const target = join(folder, 'small.jpg');
    await media.importPicture(source, { maxSide: 400, target, signal });
    expect(await sharp(target).metadata()).toMatchObject({ width: 100, height: 50 });
    const { rgb } = await media.pictureFrame(target, { size: { width: 50, height: 50, fit: 'cover' }, signal });
    expect([colourAt(rgb, 20), colourAt(rgb, 30)]).toEqual(['red', 'blue']);
  });

  it.each<[string, Uint8Array, string]>([
    ['text', Buffer.from('no picture '.repeat(100)), 'media/unreadable'],
    ['a drawing that could name files', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'), 'media/unreadable'],
    ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\n/etc/passwd\n'), 'media/unreadable'],
    ['nothing', new Uint8Array(), 'file/empty'],
  ])('that is %s is refused', async (name, bytes, code) => {
    const source = await put(`bad ${name}.png`, bytes);
    await expect(media.importPicture(source, { maxSide: 400, target: join(folder, 'bad.jpg'), signal })).rejects.toMatchObject({ code });
  });

  it('that claims to be larger than memory is refused', async () => {
    const bytes = await halves(100).png().toBuffer();
    // Width and height in the header; its checksum no longer fits, which ffmpeg does not mind.
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    const source = await put('bomb', bytes);
    await expect(media.importPicture(source, { maxSide: 400, target: join(folder, 'bomb.jpg'), signal })).rejects.toMatchObject({ name: 'Fault' });
  });

  it('of more than a hundred million pixels is not decoded, though its file is small and in order', async () => {
    const [width, height] = [11_000, 9_500];
    const plain = sharp(Buffer.alloc(width * height), { raw: { width, height, channels: 1 }, limitInputPixels: false });
    const source = await put('large.png', await plain.png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer());
    await expect(media.importPicture(source, { maxSide: 400, target: join(folder, 'large.jpg'), signal })).rejects.toMatchObject({ name: 'Fault' });
  }, 120_000);
});
