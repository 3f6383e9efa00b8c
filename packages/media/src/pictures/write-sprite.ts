import sharp, { type OverlayOptions } from 'sharp';
import { Fault, type SavedPicture, type SpriteOptions, type SpriteSheet } from '@frameseek/core';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';

/** Pixels. */
const TILE_WIDTH = 160;
const MAX_TILES = 100;
const COLUMNS = 10;
const QUALITY = 72;

/**
 * Writes one JPEG of up to 100 small pictures at equal intervals over the whole video, and says how it is laid out (pixels,
 * seconds). Each tile shows the saved picture nearest to its time: keyframes stand for stretches in which the picture hardly
 * changes. Rejects with `input/invalid` without a picture.
 */
export const writeSprite = async (pictures: readonly SavedPicture[], options: SpriteOptions): Promise<SpriteSheet> => {
  const { probe, target, signal } = options;
  const sheet = layout(probe.duration, probe.video ?? { width: 16, height: 9 });
  const tiles: OverlayOptions[] = [];
  for (const [index, file] of tileFiles(pictures, sheet).entries()) {
    signal.throwIfAborted();
    tiles.push(await toTile(file, index, sheet));
  }
  const size = { width: sheet.columns * sheet.tileWidth, height: sheet.rows * sheet.tileHeight };
  const grid = sharp({ create: { ...size, channels: 3, background: '#000' } }).composite(tiles);
  await writeFileAtomic(target, await grid.jpeg({ quality: QUALITY }).toBuffer());
  return sheet;
};

const layout = (duration: number, { width, height }: { readonly width: number; readonly height: number }): SpriteSheet => {
  const count = Math.max(1, Math.min(MAX_TILES, Math.floor(duration)));
  const columns = Math.min(COLUMNS, count);
  return {
    columns,
    rows: Math.ceil(count / columns),
    tileWidth: TILE_WIDTH,
    tileHeight: Math.max(2, Math.round((TILE_WIDTH * height) / width / 2) * 2),
    count,
    interval: duration > 0 ? duration / count : 1,
  };
};

/** For each tile the picture that stands for its time: the nearest to the middle of what the tile covers. */
const tileFiles = (pictures: readonly SavedPicture[], { count, interval }: SpriteSheet): string[] => {
  const files: string[] = [];
  let own = 0;
  for (let tile = 0; tile < count; tile++) {
    const time = (tile + 0.5) * interval;
    while (own + 1 < pictures.length && distance(pictures[own + 1], time) <= distance(pictures[own], time)) own += 1;
    const file = pictures[own]?.file;
    if (file === undefined) throw new Fault('input/invalid', { problems: ['a sprite sheet needs at least one picture'] });
    files.push(file);
  }
  return files;
};

const distance = (picture: SavedPicture | undefined, time: number): number => Math.abs((picture?.at ?? Infinity) - time);

const toTile = async (file: string, index: number, sheet: SpriteSheet): Promise<OverlayOptions> => {
  const { tileWidth: width, tileHeight: height, columns } = sheet;
  const input = await sharp(file).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return { input, raw: { width, height, channels: 3 }, left: (index % columns) * width, top: Math.floor(index / columns) * height };
};
