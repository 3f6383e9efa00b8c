import { Fault, type StillOptions } from '@frameseek/core';
import { framesAround } from '../probe/frames-around.ts';
import { probeFile } from '../probe/probe-file.ts';
import { SAME_TIME } from '../probe/timeline.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';
import { pictureAt } from './picture-at.ts';

/** Writes a PNG, as large as the video, of the frame that stands on the screen at `at` seconds: the last that began by then. Rejects as `pictureAt` does. */
export const writeStill = async (tools: Tools, path: string, { at, target, signal }: StillOptions): Promise<void> => {
  const probe = await probeFile(tools, path, signal);
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const frames = await framesAround(tools, path, { probe, at, signal });
  const shown = frames.findLast((frame) => frame.at <= at + SAME_TIME)?.at ?? at;
  await writeFileAtomic(target, await pictureAt(tools, path, { probe, at: shown, as: 'png', signal }));
};
