import sharp from 'sharp';
import type { Frame, SaveOptions } from '@frameseek/core';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';

/** Small pictures for people: below 75 edges begin to ring. */
const QUALITY = 78;

// Each picture is touched once, so a cache would only hold memory.
sharp.cache(false);

/** Writes a decoded frame as a JPEG of its own size, whole or not at all. */
export const writePicture = async ({ width, height, rgb }: Frame, { target, signal }: SaveOptions): Promise<void> => {
  signal.throwIfAborted();
  const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({ quality: QUALITY }).toBuffer();
  signal.throwIfAborted();
  await writeFileAtomic(target, jpeg);
};
