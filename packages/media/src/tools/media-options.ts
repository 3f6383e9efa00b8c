import type { Tools } from './ffmpeg.ts';

/** Which ffmpeg is used, and how long it is waited for. */
export interface MediaOptions {
  /** Names on the PATH or full paths; `ffmpeg` and `ffprobe` by default. */
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  /** How long a tool may keep its reader waiting before it is stopped; two minutes by default. */
  readonly timeLimitMs?: number;
  /** Encoding (WHATWG) of subtitle files that are neither UTF-8 nor UTF-16; found out for each by default. */
  readonly subtitleEncoding?: string;
}

/** The tools of these options, with the defaults filled in. Whether they are there is seen at their first run. */
export const toTools = ({ ffmpegPath, ffprobePath, timeLimitMs }: MediaOptions): Tools => ({
  ffmpeg: ffmpegPath ?? 'ffmpeg',
  ffprobe: ffprobePath ?? 'ffprobe',
  timeLimitMs: timeLimitMs ?? 120_000,
});
