import sharp, { type OverlayOptions } from 'sharp';
import { Fault, clockTime, type SavedPicture, type StoryboardOptions } from '@frameseek/core';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';
import { drawDigits } from './draw-digits.ts';

/** Pixels. */
const TILE_WIDTH = 320;
const GAP = 8;
/** Pixels of one dot of the digits. */
const DOT = 3;

/**
 * Writes a PNG with the pictures in rows on white, each 320 pixels wide with its time in the lower left corner; whole or not
 * at all. Rejects with `input/invalid` without a picture.
 */
export const writeStoryboard = async (pictures: readonly SavedPicture[], { columns, target, signal }: StoryboardOptions): Promise<void> => {
  const [first] = pictures;
  if (first === undefined) throw new Fault('input/invalid', { problems: ['a storyboard needs at least one picture'] });
  const { width = 16, height = 9 } = await sharp(first.file).metadata();
  const tile = { width: TILE_WIDTH, height: Math.max(2, Math.round((TILE_WIDTH * height) / width)) };
  const overlays: OverlayOptions[] = [];
  for (const [index, picture] of pictures.entries()) {
    signal.throwIfAborted();
    const place = { left: GAP + (index % columns) * (tile.width + GAP), top: GAP + Math.floor(index / columns) * (tile.height + GAP) };
    overlays.push({ input: await toTile(picture, tile), ...place, raw: { ...tile, channels: 3 } });
  }
  const rows = Math.ceil(pictures.length / columns);
  const across = Math.min(columns, pictures.length);
  const size = { width: GAP + across * (tile.width + GAP), height: GAP + rows * (tile.height + GAP) };
  const sheet = sharp({ create: { ...size, channels: 3, background: '#fff' } }).composite(overlays);
  await writeFileAtomic(target, await sheet.png({ compressionLevel: 7 }).toBuffer());
};

const toTile = async ({ at, file }: SavedPicture, { width, height }: { readonly width: number; readonly height: number }): Promise<Buffer> => {
  // Tenths of a second tell nothing at this size.
  const { rgb, ...size } = drawDigits(clockTime(Math.floor(at)).replace(/\.\d$/u, ''), DOT);
  return sharp(file).resize(width, height, { fit: 'cover' }).removeAlpha()
    .composite([{ input: Buffer.from(rgb), raw: { ...size, channels: 3 }, left: 0, top: Math.max(0, height - size.height) }]).raw().toBuffer();
};
