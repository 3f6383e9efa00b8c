import sharp from 'sharp';
import type { DrawOptions, Frame } from '@frameseek/core';
import { writeWhole } from '../tools/write-whole.ts';

/** Writes a picture that was drawn as a PNG. */
export const writeDrawing = async ({ width, height, rgb }: Omit<Frame, 'at'>, { target, signal }: DrawOptions): Promise<void> => {
  signal.throwIfAborted();
  await writeWhole(target, await sharp(rgb, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 7 }).toBuffer());
};
