import { isFaultOf } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../../tools/ffmpeg.ts';
import type { RawStream } from '../raw-stream.ts';
import { firstFix, type SatelliteFix } from './gopro-telemetry.ts';

/** Seconds in which a fix is looked for: a camera that was just switched on needs a minute or two. */
const MOST_SECONDS = 180;
/** Bytes of telemetry that are read; a second has some ten thousand. */
const MOST_BYTES = 8_000_000;

interface FixOptions {
  /** All streams of the file, in its order. */
  readonly streams: readonly RawStream[];
  readonly signal: AbortSignal;
}

/**
 * The first fix in the telemetry that GoPro's cameras write into a film (stream `gpmd`). Undefined where there is none, or where that
 * stream cannot be read: it tells nothing then, and the film is as good without. Rejects else as `toolOutput` does.
 */
export const satelliteFix = async (tools: Tools, path: string, { streams, signal }: FixOptions): Promise<SatelliteFix | undefined> => {
  const index = streams.findIndex(({ codec_type, codec_tag_string }) => codec_type === 'data' && codec_tag_string === 'gpmd');
  if (index < 0) return undefined;
  const args = [...FFMPEG_ARGS, '-t', String(MOST_SECONDS), ...inputArgs(path), '-map', `0:${index}`, '-c', 'copy', '-f', 'data', '-'];
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of toolOutput(tools, { tool: 'ffmpeg', args, path, signal })) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) break;
    }
  } catch (error) {
    if (!isFaultOf(error, 'media/decode-failed') && !isFaultOf(error, 'media/unreadable')) throw error;
  }
  return firstFix(Buffer.concat(chunks));
};
