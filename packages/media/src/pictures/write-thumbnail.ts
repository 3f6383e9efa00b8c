import type { ThumbnailOptions } from '@frameseek/core';
import { probeFile } from '../probe/probe-file.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';
import { pictureAt } from './picture-at.ts';

/** Writes a JPEG, `width` pixels wide, of the picture at `at` seconds, or of the last one when the film ends before. Rejects as `pictureAt` does. */
export const writeThumbnail = async (tools: Tools, path: string, { at, width, target, signal }: ThumbnailOptions): Promise<void> => {
  const probe = await probeFile(tools, path, signal);
  await writeFileAtomic(target, await pictureAt(tools, path, { probe, at, width, as: 'jpeg', signal }));
};
