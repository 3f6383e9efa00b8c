import { z } from 'zod';
import { SUBTITLE_KINDS } from './transcript.ts';

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
  /** Frames a second of the grid on which all its frames lie, where they come unevenly; absent where the average says it. */
  gridRate: z.number().positive().optional(),
  /** Bits and colours of its pixels as ffmpeg names them: `yuv420p`. */
  pixelFormat: z.string().optional(),
  /** Index among the file's picture streams, for `-map 0:v:N`; absent: the first that is no cover. */
  index: z.number().int().nonnegative().optional(),
  /** How its values become light, where that is HDR (ITU-R BT.2100): PQ or HLG. */
  transfer: z.enum(['pq', 'hlg']).optional(),
  /** Whether its stream says that the lines of each picture were taken at two times. */
  isInterlaced: z.boolean().optional(),
  /** Whether parts of it may be transparent. */
  hasAlpha: z.boolean().optional(),
  /** Seconds at which it ends, as far as the container tells; the sound may go on. */
  end: z.number().nonnegative().optional(),
});

/** The picture stream of a file. */
export type VideoStream = z.infer<typeof videoStream>;

const audioStream = z.object({
  /** Index among the file's audio streams, for `-map 0:a:N`. */
  index: z.number().int().nonnegative(),
  codec: z.string(),
  channels: z.number().int().nonnegative(),
  /** Seconds at which it begins, as far as the container tells. */
  start: z.number().optional(),
  language: z.string().optional(),
  /** As the file names it. */
  title: z.string().optional(),
  /** Whether people speak about the film in it, or describe its pictures, instead of the film itself. */
  isCommentary: z.literal(true).optional(),
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
  /** Absent: what is said, all of it. */
  kind: z.enum(SUBTITLE_KINDS).optional(),
  isDefault: z.boolean(),
});

/** One subtitle stream of a file. */
export type SubtitleStream = z.infer<typeof subtitleStream>;

const startTimeCode = z.object({
  /** Of the picture at 0 s: `09:58:00:00`, with a semicolon before the frames of drop-frame numbers (SMPTE ST 12-1). */
  start: z.string(),
  /** Frames a second that are counted: those of the picture, or half of them where two share a number. */
  frameRate: z.number().positive(),
  /** The tape, card or roll, as the camera names it. */
  reel: z.string().optional(),
});

/** How the recorder numbered the frames of a file. */
export type StartTimeCode = z.infer<typeof startTimeCode>;

const filmChapter = z.object({ start: z.number().nonnegative(), end: z.number(), title: z.string() });

/** A chapter as whoever made the film named it; seconds. */
export type FilmChapter = z.infer<typeof filmChapter>;

const filmMetadata = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  comment: z.string().optional(),
  artist: z.string().optional(),
  /** Make or model, as the camera writes it. */
  camera: z.string().optional(),
  /** Ascending in time. */
  chapters: z.array(filmChapter).optional(),
});

/** What a container tells about its film. */
export type FilmMetadata = z.infer<typeof filmMetadata>;

const location = z.object({
  /** Degrees north and east. */
  latitude: z.number(),
  longitude: z.number(),
  /** The city that is nearest, and its country. */
  place: z.string().optional(),
  /** Names of cities around, of their provinces and countries. */
  near: z.array(z.string()).optional(),
});

/** Where a film was recorded. */
export type Location = z.infer<typeof location>;

/** What ffprobe knows of a file without decoding it. */
export const probe = z.object({
  container: z.string(),
  /** Seconds; 0 when it cannot be told. */
  duration: z.number().nonnegative(),
  /** True: the container does not tell the duration, as with recordings that were piped; it was found by reading the file. */
  isDurationScanned: z.literal(true).optional(),
  /** Seconds that the clock of the file shows at 0 s; absent where it shows 0. */
  clockStart: z.number().optional(),
  sizeBytes: z.number().int().nonnegative(),
  /** The default picture stream; absent for sound files (an attached cover is not a picture stream). */
  video: videoStream.optional(),
  audio: z.array(audioStream),
  subtitles: z.array(subtitleStream),
  /** Absent where the file tells nothing about itself. */
  metadata: filmMetadata.optional(),
  /** When it was recorded, in the camera's own time: ISO 8601, with its zone where that is known; `Z` where only UTC is told. */
  recordedAt: z.string().optional(),
  /** Absent where neither the file nor one that the camera wrote beside it tells. */
  location: location.optional(),
  /** Absent where the file carries no time code. */
  timeCode: startTimeCode.optional(),
});

/** What is known of a file that has not been decoded. */
export type Probe = z.infer<typeof probe>;
