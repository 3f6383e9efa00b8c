import { Fault, type Frame, type FrameSize, type FramesOptions, type Probe } from '@frameseek/core';
import type { Tools } from './ffmpeg.ts';
import { rawVideo } from './raw-video.ts';
import type { RawVideo } from './raw-video.ts';
import { seekArgs } from './time-line.ts';

/** Half a millisecond: Matroska rounds its timestamps to milliseconds, and frames are never this close to each other. */
const SAME_TIME = 0.0005;

/**
 * The frames nearest at or after each of the ascending `times`. One cheap pass decodes the I-frames; what is wanted
 * between two of them is decoded from the nearest I-frame on, in its turn, while the pass waits.
 */
export async function* framesAt(tools: Tools, path: string, options: FramesOptions): AsyncGenerator<Frame> {
  const { probe, times, size, signal } = options;
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const video = { path, probe, signal, width: size.width, height: size.height, filters: fitFilters(probe, size) };
  const wanted = [...times];
  const first = wanted[0];
  if (first === undefined) return;
  for await (const frame of rawVideo(tools, { ...video, input: ['-skip_frame', 'nokey', ...seekArgs(probe, first)] })) {
    const before = wanted.filter((at) => at < frame.at - SAME_TIME);
    if (before.length > 0) yield* between(tools, video, wanted.splice(0, before.length));
    const next = wanted[0];
    if (next === undefined) return;
    if (Math.abs(next - frame.at) > SAME_TIME) continue;
    wanted.shift();
    yield frame;
    if (wanted.length === 0) return;
  }
  yield* between(tools, video, wanted);
}

/** Decodes from the I-frame before the first of `times` until the last has been found. */
async function* between(tools: Tools, video: RawVideo, times: readonly number[]): AsyncGenerator<Frame> {
  const wanted = [...times];
  const first = wanted[0];
  if (first === undefined) return;
  for await (const frame of rawVideo(tools, { ...video, input: seekArgs(video.probe, first) })) {
    const next = wanted[0];
    if (next === undefined || frame.at < next - SAME_TIME) continue;
    while ((wanted[0] ?? Infinity) <= frame.at + SAME_TIME) wanted.shift();
    yield frame;
    if (wanted.length === 0) return;
  }
}

/** Filters that fit the picture into the size; bicubic over the whole source area, so that nothing aliases. */
export const fitFilters = (probe: Probe, { width, height, fit }: FrameSize): string[] => {
  const aspect = (probe.video?.width ?? 1) / (probe.video?.height ?? 1);
  const flags = 'flags=bicubic+accurate_rnd+full_chroma_int';
  if (fit === 'stretch') return [`scale=${width}:${height}:${flags}`, 'setsar=1'];
  const wide = Math.max(width, Math.round(height * aspect));
  const high = Math.max(height, Math.round(width / aspect));
  return [`scale=${wide}:${high}:${flags}`, `crop=${width}:${height}`, 'setsar=1'];
};
