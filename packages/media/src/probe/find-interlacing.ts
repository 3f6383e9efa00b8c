import type { Probe } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, runTool, type Tools } from '../tools/ffmpeg.ts';
import { pictureStream } from './picture-stream.ts';
import { seekArgs, timelineArgs } from './timeline.ts';

/** Frames that are looked at, a third into the film. */
const FRAMES = 60;
/** Heights of television, at which films were interlaced and then often coded as if they were not. */
const TELEVISION_HEIGHTS = [480, 486, 576];

/**
 * Whether the lines of each picture were taken at two times, by what is in the pictures (ffmpeg's `idet`): flags are often
 * wrong. Only films are looked at whose stream says so, or whose size is that of television; where nothing moves, the flag
 * decides. Rejects as `toolOutput` does.
 */
export const findInterlacing = async (tools: Tools, path: string, { probe, signal }: { readonly probe: Probe; readonly signal: AbortSignal }): Promise<boolean> => {
  const { video, duration } = probe;
  if (video === undefined) return false;
  const flagged = video.isInterlaced === true;
  if (!flagged && !TELEVISION_HEIGHTS.includes(video.height)) return false;
  let [interlaced, progressive] = [0, 0];
  const onLine = (line: string): void => {
    const [, top, bottom, whole] = /Multi frame detection: TFF: *(\d+) BFF: *(\d+) Progressive: *(\d+)/.exec(line) ?? [];
    if (whole === undefined) return;
    interlaced = Number(top) + Number(bottom);
    progressive = Number(whole);
  };
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...seekArgs(probe, duration / 3), ...inputArgs(path), '-map', `0:${pictureStream(probe)}`,
    '-filter:v', 'scale=iw:ih,idet', '-frames:v', String(FRAMES), '-f', 'null', '-',
  ];
  await runTool(tools, { tool: 'ffmpeg', args, path, signal, onLine });
  return interlaced === progressive ? flagged : interlaced > progressive;
};
