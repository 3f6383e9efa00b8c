import { z } from 'zod';

/** 32 hexadecimal digits, made from the content of the file: renaming or moving it keeps the id. */
export type VideoId = string;

const videoStream = z.object({
  codec: z.string(),
  /** Pixels as displayed, rotation already applied. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Degrees clockwise by which a player turns the picture: 0, 90, 180 or 270. */
  rotation: z.number().int(),
  /** Average frames a second; informative only, since a stream may vary. Times always come from timestamps. */
  frameRate: z.number().nonnegative(),
  /** Bits and colours of its pixels as ffmpeg names them: `yuv420p`. */
  pixelFormat: z.string().optional(),
});

/** The picture stream of a file. */
export type VideoStream = z.infer<typeof videoStream>;

const audioStream = z.object({
  /** Index among the file's audio streams, for `-map 0:a:N`. */
  index: z.number().int().nonnegative(),
  codec: z.string(),
  channels: z.number().int().nonnegative(),
  language: z.string().optional(),
  isDefault: z.boolean(),
});

/** One audio stream of a file. */
export type AudioStream = z.infer<typeof audioStream>;

const subtitleStream = z.object({
  /** Index among the file's subtitle streams, for `-map 0:s:N`. */
  index: z.number().int().nonnegative(),
  codec: z.string(),
  language: z.string().optional(),
  /** False for picture subtitles (PGS, VobSub), which hold no text. */
  isText: z.boolean(),
  isDefault: z.boolean(),
});

/** One subtitle stream of a file. */
export type SubtitleStream = z.infer<typeof subtitleStream>;

/** What ffprobe knows of a file without decoding it. */
export const probe = z.object({
  container: z.string(),
  /** Seconds; 0 when the container does not say. */
  duration: z.number().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  /** The default picture stream; absent for sound files (an attached cover is not a picture stream). */
  video: videoStream.optional(),
  audio: z.array(audioStream),
  subtitles: z.array(subtitleStream),
  /** When it was recorded, if the file says so; ISO 8601. */
  recordedAt: z.string().optional(),
});

/** What is known of a file that has not been decoded. */
export type Probe = z.infer<typeof probe>;
