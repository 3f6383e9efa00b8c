import { Fault, type Probe, type ThumbnailOptions } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput } from './ffmpeg.ts';
import type { Tools } from './ffmpeg.ts';
import { probeFile } from './probe.ts';
import { seekArgs, timeLineArgs } from './time-line.ts';
import { writeWhole } from './write-whole.ts';

/** Writes a JPEG of the picture at `at`, or of the last one when the film ends before. */
export const writeThumbnail = async (tools: Tools, path: string, options: ThumbnailOptions): Promise<void> => {
  const probe = await probeFile(tools, path, options.signal);
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const jpeg =
    (await picture(tools, path, { ...options, probe, filter: `select='gte(t,${(options.at - 0.0005).toFixed(6)})'` })) ??
    (await picture(tools, path, { ...options, probe, filter: 'reverse' })) ??
    (await picture(tools, path, { ...options, probe, at: 0, filter: 'null' }));
  if (!jpeg) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  await writeWhole(options.target, jpeg);
};

interface PictureOptions extends ThumbnailOptions {
  readonly probe: Probe;
  readonly filter: string;
}

const picture = async (tools: Tools, path: string, options: PictureOptions): Promise<Buffer | undefined> => {
  const { probe, at, width, filter, signal } = options;
  const height = Math.max(1, Math.round((width * (probe.video?.height ?? 1)) / (probe.video?.width ?? 1)));
  const args = [
    ...FFMPEG_ARGS, ...timeLineArgs(probe), '-max_error_rate', '1', ...seekArgs(probe, at), ...inputArgs(path), '-map', '0:V:0',
    '-filter:v', `${filter},${jpegFilters(width, height)}`, '-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '4', '-f', 'mjpeg', 'pipe:1',
  ];
  return jpegOf(toolOutput(tools, { tool: 'ffmpeg', args, path, signal }));
};

/** Scales to a size for a JPEG, which holds the full range of values. */
export const jpegFilters = (width: number, height: number): string =>
  `scale=${width}:${height}:flags=bicubic:out_range=pc,setsar=1,format=yuvj420p`;

/** The bytes of a picture; undefined when nothing came. */
export const jpegOf = async (output: AsyncIterable<Buffer>): Promise<Buffer | undefined> => {
  const pieces: Buffer[] = [];
  for await (const piece of output) pieces.push(piece);
  return pieces.length > 0 ? Buffer.concat(pieces) : undefined;
};
