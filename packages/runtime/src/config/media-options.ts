import type { MediaOptions } from '@frameseek/media';
import { definedFields, type Config } from './config.ts';

/** Where the settings say that ffmpeg is; for everything that starts it. */
export const mediaOptions = ({ ffmpegPath, ffprobePath, mediaTimeLimitMs, subtitleEncoding }: Config): MediaOptions =>
  definedFields({ ffmpegPath, ffprobePath, timeLimitMs: mediaTimeLimitMs, subtitleEncoding });
