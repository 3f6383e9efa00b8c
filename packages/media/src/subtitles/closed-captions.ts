import { isFaultOf, type SubtitleOptions } from '@frameseek/core';
import { inputArgs, toolText, type Tools } from '../tools/ffmpeg.ts';

/** Codecs whose pictures may carry captions. */
const CODECS = new Set(['h264', 'hevc', 'mpeg2video']);
/** Pictures that are looked at: encoders put an empty caption into each until there is something to say. */
const PICTURES = 25;

/**
 * Whether captions are hidden in the coded picture (CEA-608, CEA-708). ffprobe's own word for it, `closed_captions`, is wrong
 * in versions 5 and 6. Rejects as `toolText` does, but for pictures that cannot be decoded.
 */
export const hasClosedCaptions = async (tools: Tools, path: string, { probe: { video }, signal }: SubtitleOptions): Promise<boolean> => {
  if (video === undefined || !CODECS.has(video.codec)) return false;
  const args = [
    '-v', 'level+error', '-select_streams', `v:${video.index ?? 0}`, '-read_intervals', `%+#${PICTURES}`,
    '-show_entries', 'frame_side_data=side_data_type', '-of', 'csv=p=0', ...inputArgs(path),
  ];
  try {
    return (await toolText(tools, { tool: 'ffprobe', args, path, signal })).includes('Closed Captions');
  } catch (error) {
    if (isFaultOf(error, 'media/decode-failed') || isFaultOf(error, 'media/unreadable') || isFaultOf(error, 'tool/failed')) return false;
    throw error;
  }
};
