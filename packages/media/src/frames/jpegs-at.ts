import sharp from 'sharp';
import { Fault, type Jpeg, type JpegsOptions } from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { framesAt } from './frames-at.ts';

/** The frames at or after the ascending `times` (seconds) as JPEGs at most `width` pixels wide, pulled one by one. Rejects as `framesAt` does. */
export async function* jpegsAt(tools: Tools, path: string, options: JpegsOptions): AsyncGenerator<Jpeg> {
  const { probe: { video }, width: maxWidth, quality, signal } = options;
  if (video === undefined) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const width = Math.min(maxWidth, video.width);
  const height = Math.max(1, Math.round((width * video.height) / video.width));
  for await (const { at, rgb } of framesAt(tools, path, { ...options, size: { width, height, fit: 'stretch' } })) {
    signal.throwIfAborted();
    const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({ quality }).toBuffer();
    yield { at, width, height, jpeg };
  }
}
