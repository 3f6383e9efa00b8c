import type { ClipMade, ClipOptions } from '@frameseek/core';
import { inputArgs, type Tools } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { gopSizes } from '../probe/gop-sizes.ts';
import { probeFile } from '../probe/probe-file.ts';
import { isIndexed, seekArgs } from '../probe/timeline.ts';
import { encode } from './encode.ts';
import type { PlacedPart } from './place-part.ts';
import { pictureStream } from '../probe/picture-stream.ts';

/** Codecs that MP4 holds and players of it know. */
const PICTURES = new Set(['h264', 'hevc', 'av1', 'vp9', 'mpeg4']);
const SOUNDS = new Set(['aac', 'mp3', 'opus', 'ac3', 'eac3', 'flac', 'alac']);

/** Whether the coded frames of this part can be copied, so that what begins the clip is known beforehand. */
export const canCopy = ({ probe, first, intra }: PlacedPart, { exact, format, width }: ClipOptions): boolean => {
  // Where a picture stands for long, the I-frame before it may be minutes away.
  if (first === undefined) return false;
  if (exact || format !== 'mp4' || width !== undefined || !isIndexed(probe)) return false;
  return probe.video !== undefined && intra !== undefined && PICTURES.has(probe.video.codec);
};

/**
 * Writes an MP4 with the coded frames of the part, which begins at the I-frame before its start. Sound that MP4 does not hold
 * is encoded anew. Rejects as `toolOutput` does.
 */
export const copyPart = async (tools: Tools, part: PlacedPart, { target, signal, report }: ClipOptions): Promise<ClipMade> => {
  const { path, probe, end } = part;
  const start = part.intra ?? 0;
  const track = defaultTrack(probe.audio);
  const args = [
    // Rounded up, for a seek that lies before the I-frame by a fraction finds the one before.
    ...seekArgs(probe, start > 0 ? start + 0.000_001 : 0), '-t', (end - start).toFixed(6), ...inputArgs(path), '-map', `0:${pictureStream(probe)}`,
    ...(track === undefined ? [] : ['-map', `0:a:${track.index}`]), '-map_chapters', '-1', '-c', 'copy',
    ...(track === undefined || SOUNDS.has(track.codec) ? [] : ['-c:a', 'aac', '-b:a', '192k']),
    '-movflags', '+faststart', '-f', 'mp4', `file:${target}`,
  ];
  await encode(tools, { args, path, signal, seconds: end - start, ...(report !== undefined && { report }) });
  const made = await probeFile(tools, target, signal);
  const sizes = await gopSizes(tools, target, { probe: made, signal });
  return { spans: [{ start, end: start + (sizes.end ?? made.duration) }], copied: true };
};
