import type { Probe } from '../domain/video.ts';
import { mediaType } from '../files/media-files.ts';

/** The ways in which a browser can be given a video. */
export const PLAYBACKS = ['file', 'stream'] as const;
/** How a browser plays a video: the file as it is, or a stream in which picture and sound are encoded anew. */
export type Playback = (typeof PLAYBACKS)[number];

/** What today's Chromium, Firefox and Safari all play, by container as ffprobe names it. No codec: there is no such stream. */
const PLAYED: readonly { readonly container: RegExp; readonly video: readonly string[]; readonly audio: readonly string[] }[] = [
  { container: /\b(mov|mp4)\b/, video: ['h264', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus', 'flac'] },
  { container: /\b(webm|matroska)\b/, video: ['vp8', 'vp9', 'av1'], audio: ['vorbis', 'opus'] },
  { container: /^mp3$/, video: [], audio: ['mp3'] },
  { container: /^wav$/, video: [], audio: ['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_f32le'] },
  { container: /^flac$/, video: [], audio: ['flac'] },
  { container: /^ogg$/, video: [], audio: ['vorbis', 'opus', 'flac'] },
  { container: /^aac$/, video: [], audio: ['aac'] },
];

/** Bits and colours of H.264 that browsers decode; others (10 bits, 4:2:2 of cameras) they do not. */
const PIXELS = ['yuv420p', 'yuvj420p'];

/** How browsers play this file. A file of which nothing is known is given as it is. */
export const playbackOf = (probe: Probe | undefined, path: string): Playback => {
  if (probe === undefined) return 'file';
  const { container, video, audio } = probe;
  // A browser would neither show how long it is nor find a place in it.
  if (probe.isDurationScanned === true) return 'stream';
  const played = PLAYED.find((kind) => kind.container.test(container));
  // The name decides about the content type that the file is sent with.
  if (played === undefined || mediaType(path) === undefined) return 'stream';
  // A player takes the default track, or the first; either may be it.
  const soundPlays = audio.every(({ codec }) => played.audio.includes(codec));
  if (video === undefined) return soundPlays ? 'file' : 'stream';
  const pixelsPlay = video.codec !== 'h264' || video.pixelFormat === undefined || PIXELS.includes(video.pixelFormat);
  return soundPlays && pixelsPlay && played.video.includes(video.codec) ? 'file' : 'stream';
};
