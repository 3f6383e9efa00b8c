import sharp from 'sharp';
import { Fault, type Abortable, type Frame, type Probe } from '@frameseek/core';
import { decodeFrom } from '../frames/decode-from.ts';
import { seenPicture } from '../frames/seen-picture.ts';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { SAME_TIME, seekArgs, timelineArgs } from '../probe/timeline.ts';
import { pictureStream } from '../probe/picture-stream.ts';

interface PictureOptions extends Abortable {
  readonly probe: Probe;
  /** Seconds. */
  readonly at: number;
  readonly as: 'jpeg' | 'png';
  /** Pixels; absent: as large as the video. */
  readonly width?: number;
}

/**
 * The JPEG or PNG of the first picture at or after `at`, or of the last one. Rejects with `media/no-such-stream` where there is
 * no picture, and `media/decode-failed` where none can be decoded.
 */
export const pictureAt = async (tools: Tools, path: string, options: PictureOptions): Promise<Buffer> => {
  if (!options.probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const at = options.probe.duration > 0 ? Math.min(options.at, options.probe.duration) : options.at;
  const found =
    (await picture(tools, path, { ...options, at, filter: `select='gte(t,${(at - SAME_TIME).toFixed(6)})'` })) ??
    (await lastPicture(tools, path, { ...options, at })) ??
    (await picture(tools, path, { ...options, at: 0, filter: 'null' }));
  if (!found) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  return found;
};

/** Seconds of processor time for one picture: it may take the decoding of all that lies between two I-frames. */
const CPU_SECONDS = 600;

const sizeOf = ({ probe: { video }, width = video?.width ?? 1 }: PictureOptions) =>
  ({ width, height: Math.max(1, Math.round((width * (video?.height ?? 1)) / (video?.width ?? 1))) });

/** The last frame from the I-frame before `at` on. One frame after the other is decoded and let go: there may be hours of them. */
const lastPicture = async (tools: Tools, path: string, options: PictureOptions): Promise<Buffer | undefined> => {
  const { probe, at, as, signal } = options;
  const size = sizeOf(options);
  const { input, still, scaled } = await seenPicture(tools, probe);
  const filters = [...still, `scale=${size.width}:${size.height}:flags=bicubic`, 'setsar=1', ...scaled];
  let last: Frame | undefined;
  for await (const frame of decodeFrom(tools, { path, probe, signal, ...size, input, filters, cpuSeconds: CPU_SECONDS }, at)) last = frame;
  if (last === undefined) return undefined;
  const drawn = sharp(last.rgb, { raw: { ...size, channels: 3 } });
  return as === 'png' ? drawn.png().toBuffer() : drawn.jpeg({ quality: QUALITY }).toBuffer();
};

/** JPEG quality, 1 to 100. */
const QUALITY = 85;

const picture = async (tools: Tools, path: string, options: PictureOptions & { readonly filter: string }): Promise<Buffer | undefined> => {
  const { probe, at, filter, signal } = options;
  const { width, height } = sizeOf(options);
  const { input, still, scaled } = await seenPicture(tools, probe);
  const kind = options.as === 'png'
    ? { filters: ['format=rgb24'], codec: ['-c:v', 'png', '-f', 'image2pipe'] }
    : { filters: JPEG_FILTERS, codec: ['-c:v', 'mjpeg', '-q:v', '4', '-f', 'mjpeg'] };
  const filters = [filter, ...still, `scale=${width}:${height}:flags=bicubic`, 'setsar=1', ...scaled, ...kind.filters];
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...input, ...seekArgs(probe, at), ...inputArgs(path), '-map', `0:${pictureStream(probe)}`,
    '-filter:v', filters.join(','), '-frames:v', '1', ...kind.codec, 'pipe:1',
  ];
  return firstPicture(toolOutput(tools, { tool: 'ffmpeg', args, path, signal, cpuSeconds: CPU_SECONDS }));
};

/** A JPEG holds the full range of values. */
const JPEG_FILTERS = ['scale=flags=bicubic:out_range=pc', 'format=yuvj420p'];

/** All bytes of a picture; undefined when nothing came. */
export const firstPicture = async (output: AsyncIterable<Buffer>): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk);
  return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
};
