import { resolve } from 'node:path';
import { Fault, type Frame, type FrameSize, type ImportPictureOptions, type PictureFrameOptions } from '@frameseek/core';
import { FFMPEG_ARGS, MAX_PIXELS, toolOutput } from '../tools/ffmpeg.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { sourceFile } from '../tools/source-file.ts';
import { firstPicture } from './picture-at.ts';
import { writeFileAtomic } from '../tools/write-file-atomic.ts';

/** What a picture from outside may be, told by its content. SVG is left out: it can name other files. */
const DEMUXERS = ['jpeg_pipe', 'png_pipe', 'apng', 'webp_pipe', 'gif', 'bmp_pipe', 'mov'].join(',');
/** Of a file named `.jpg` whose end is not among its first 2048 bytes, ffmpeg trusts the name and takes another demuxer. */
const JPEG_INPUT = ['-f', 'jpeg_pipe'];
/** A picture that takes longer is meant to. */
const TIME_LIMIT_MS = 20_000;

/**
 * Writes a picture from outside as a JPEG with sides of at most `maxSide` pixels; its decoder runs in a process of its own. Rejects
 * with `media/unreadable` or `media/decode-failed` for what is no picture, and the faults of a file that cannot be read.
 */
export const importPicture = async (tools: Tools, path: string, { maxSide, target, signal }: ImportPictureOptions): Promise<void> => {
  const fit = `scale='min(${maxSide},iw)':'min(${maxSide},ih)':force_original_aspect_ratio=decrease:flags=bicubic:out_range=pc`;
  const filters = `${fit},setsar=1,format=yuvj420p`;
  await writeFileAtomic(target, await decode(tools, path, { filters, output: ['-c:v', 'mjpeg', '-q:v', '2', '-f', 'mjpeg'], signal }));
};

/** A JPEG made by `importPicture` as packed RGB, scaled as keyframes are, at time 0. Rejects as `importPicture` does. */
export const pictureFrame = async (tools: Tools, path: string, { size, signal }: PictureFrameOptions): Promise<Frame> => {
  const filters = [...fitFilters(size), 'setsar=1', 'format=rgb24'].join(',');
  const rgb = await decode(tools, path, { input: JPEG_INPUT, filters, output: ['-f', 'rawvideo'], signal });
  const { width, height } = size;
  if (rgb.length !== width * height * 3) throw new Fault('media/decode-failed', { path, reason: 'a part of the picture is missing' });
  return { at: 0, width, height, rgb };
};

/** As for the frames of a video, but for a picture whose size is not known beforehand. */
const fitFilters = ({ width, height, fit }: FrameSize): string[] => {
  const flags = 'flags=bicubic+accurate_rnd+full_chroma_int';
  if (fit === 'stretch') return [`scale=${width}:${height}:${flags}`];
  return [
    `scale='max(${width},round(${height}*iw/ih))':'max(${height},round(${width}*ih/iw))':${flags}`, `crop=${width}:${height}`,
  ];
};

interface Decoding {
  /** Options of the input; none: ffmpeg tells by the content what it is. */
  readonly input?: readonly string[];
  readonly filters: string;
  readonly output: readonly string[];
  readonly signal: AbortSignal;
}

const decode = async (tools: Tools, path: string, { input = [], filters, output, signal }: Decoding): Promise<Buffer> => {
  await sourceFile(path);
  const args = [
    ...FFMPEG_ARGS, '-max_pixels', String(MAX_PIXELS), '-protocol_whitelist', 'file,pipe', '-format_whitelist', DEMUXERS, ...input,
    '-i', `file:${resolve(path)}`, '-map', '0:v:0', '-frames:v', '1', '-filter:v', filters, ...output, 'pipe:1',
  ];
  const bytes = await firstPicture(toolOutput({ ...tools, timeLimitMs: TIME_LIMIT_MS }, { tool: 'ffmpeg', args, path, signal }));
  if (bytes === undefined) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  return bytes;
};
