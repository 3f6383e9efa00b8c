import { Fault, isFaultOf, type AudioStream, type Probe, type SubtitleStream, type VideoStream } from '@frameseek/core';
import { z } from 'zod';
import { MAX_PIXELS, inputArgs, toolText, type Tools } from '../tools/ffmpeg.ts';
import { sourceFile } from '../tools/source-file.ts';

/** What ffprobe knows of a file without decoding it: seconds, bytes, pixels as they are shown. A file with neither picture nor sound is `media/unreadable`. */
export const probeFile = async (tools: Tools, path: string, signal: AbortSignal): Promise<Probe> => {
  const { sizeBytes } = await sourceFile(path);
  const { format, streams } = parse(path, await ask(tools, path, signal));
  const pictures = streams.filter((stream) => stream.codec_type === 'video' && !isCover(stream));
  const video = pictures[0];
  const audio = streams.filter((stream) => stream.codec_type === 'audio').map(toAudio);
  if (!video && audio.length === 0) throw new Fault('media/unreadable', { path, reason: 'it holds neither picture nor sound' });
  const recordedAt = recordingTime(format.tags?.['creation_time']);
  return {
    container: format.format_name,
    duration: Math.max(0, format.duration ?? longest(streams)),
    sizeBytes,
    ...(video && { video: toVideo(path, video) }),
    audio,
    subtitles: streams.filter((stream) => stream.codec_type === 'subtitle').map(toSubtitle),
    ...(recordedAt !== undefined && { recordedAt }),
  };
};

const tags = z.record(z.string(), z.string()).optional();
const seconds = z.coerce.number().optional().catch(undefined);

const rawStream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  pix_fmt: z.string().optional(),
  channels: z.number().default(0),
  duration: seconds,
  disposition: z.object({ default: z.number().default(0), attached_pic: z.number().default(0) }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
  tags,
});
type RawStream = z.infer<typeof rawStream>;

const report = z.object({
  streams: z.array(rawStream).default([]),
  format: z.object({ format_name: z.string(), duration: seconds, tags }),
});

const ask = async (tools: Tools, path: string, signal: AbortSignal): Promise<string> => {
  const args = ['-v', 'level+error', '-of', 'json', '-show_format', '-show_streams', ...inputArgs(path)];
  try {
    return await toolText(tools, { tool: 'ffprobe', args, path, signal });
  } catch (error) {
    // ffprobe decodes nothing: what breaks here is the file as a whole.
    if (isFaultOf(error, 'media/decode-failed')) throw new Fault('media/unreadable', error.facts, { cause: error });
    throw error;
  }
};

const parse = (path: string, text: string): z.infer<typeof report> => {
  try {
    return report.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('media/unreadable', { path, reason: 'ffprobe gives no description of it' }, { cause });
  }
};

const isCover = (stream: RawStream): boolean => stream.disposition?.attached_pic === 1;
const isDefault = (stream: RawStream): boolean => stream.disposition?.default === 1;

const toVideo = (path: string, stream: RawStream): VideoStream => {
  const { width, height } = stream;
  if (width === undefined || height === undefined || width === 0 || height === 0) {
    throw new Fault('media/unreadable', { path, reason: 'the size of its picture is unknown' });
  }
  if (width * height > MAX_PIXELS) throw new Fault('media/unreadable', { path, reason: `its picture of ${width} × ${height} pixels is too large` });
  const rotation = rotationOf(stream);
  const shown = Math.max(1, Math.round(width * (ratio(stream.sample_aspect_ratio) || 1)));
  const upright = rotation % 180 === 0;
  return {
    codec: stream.codec_name,
    width: upright ? shown : height,
    height: upright ? height : shown,
    rotation,
    frameRate: ratio(stream.avg_frame_rate),
    ...(stream.pix_fmt !== undefined && { pixelFormat: stream.pix_fmt }),
  };
};

/** Clockwise; the display matrix counts the other way, the older `rotate` tag does not. */
const rotationOf = (stream: RawStream): number => {
  const matrix = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const degrees = matrix === undefined ? Number(stream.tags?.['rotate'] ?? 0) : -matrix;
  return Number.isFinite(degrees) ? (((Math.round(degrees / 90) * 90) % 360) + 360) % 360 : 0;
};

/** Reads `30000/1001` and `4:3`; 0 when it is missing or makes no sense. */
const ratio = (text: string | undefined): number => {
  const [over, under] = (text ?? '').split(/[/:]/).map(Number);
  const value = (over ?? 0) / (under ?? 1);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
};

const toAudio = (stream: RawStream, index: number): AudioStream => ({
  index,
  codec: stream.codec_name,
  channels: stream.channels,
  ...languageOf(stream),
  isDefault: isDefault(stream),
});

const PICTURE_SUBTITLES = new Set(['hdmv_pgs_subtitle', 'dvd_subtitle', 'dvb_subtitle', 'xsub', 'dvb_teletext', 'unknown']);

const toSubtitle = (stream: RawStream, index: number): SubtitleStream => ({
  index,
  codec: stream.codec_name,
  ...languageOf(stream),
  isText: !PICTURE_SUBTITLES.has(stream.codec_name),
  isDefault: isDefault(stream),
});

const languageOf = (stream: RawStream): { language?: string } => {
  const language = stream.tags?.['language'];
  return language === undefined || language === 'und' ? {} : { language };
};

const longest = (streams: readonly RawStream[]): number =>
  Math.max(0, ...streams.map((stream) => stream.duration ?? clock(stream.tags?.['DURATION'])));

/** Seconds of Matroska's `00:01:02.500000000`. */
const clock = (text: string | undefined): number => {
  const value = (text ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.isFinite(value) ? value : 0;
};

/** Some cameras write 1904 or 1970 when their clock was never set. */
const recordingTime = (text: string | undefined): string | undefined => {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() <= 1970 ? undefined : time.toISOString();
};
