import { Fault, type StillOptions } from '@frameseek/core';
import { framesAround } from '../export/cut-point.ts';
import { SAME_TIME } from '../frames/decode-from.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { probeFile } from '../probe/probe.ts';
import { pictureAt } from './thumbnails.ts';
import { writeWhole } from '../tools/write-whole.ts';

/** Writes a PNG, as large as the video, of the frame that stands on the screen at `at`: the last that began by then. */
export const writeStill = async (tools: Tools, path: string, { at, target, signal }: StillOptions): Promise<void> => {
  const probe = await probeFile(tools, path, signal);
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const frames = await framesAround(tools, path, { probe, at, signal });
  const shown = frames.findLast((frame) => frame.at <= at + SAME_TIME)?.at ?? at;
  await writeWhole(target, await pictureAt(tools, path, { probe, at: shown, as: 'png', signal }));
};
