import sharp from 'sharp';
import type { SaveOptions, Frame } from '@frameseek/core';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';

/** Writes packed RGB that was drawn (not decoded) as a PNG, whole or not at all. */
export const writeDrawing = async ({ width, height, rgb }: Omit<Frame, 'at'>, { target, signal }: SaveOptions): Promise<void> => {
  signal.throwIfAborted();
  await writeFileAtomic(target, await sharp(rgb, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 7 }).toBuffer());
};
