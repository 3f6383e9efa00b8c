import type { Tools } from '../tools/ffmpeg.ts';
import { rawVideo, type RawFrame, type RawVideo } from './raw-video.ts';
import { seekArgs } from '../probe/time-line.ts';

/** Half a millisecond: Matroska rounds its timestamps to milliseconds, and frames are never this close to each other. */
export const SAME_TIME = 0.0005;

/** Seconds by which a seek goes further back when the first came out too late. */
const STEPS_BACK = [0, 12, Infinity];

/**
 * Frames from an I-frame at or before `at` on. Seeking is not exact in every container (some land behind, some in the
 * middle of a group): the first frame is checked, and when it is too late the next try starts further back, at last at
 * the beginning. The filters must let the first decoded frame pass.
 */
export async function* decodeFrom(tools: Tools, video: RawVideo, at: number): AsyncGenerator<RawFrame> {
  for (const back of STEPS_BACK) {
    const from = Math.max(0, at - back);
    const lastTry = from === 0;
    const frames = rawVideo(tools, { ...video, input: [...(video.input ?? []), ...seekArgs(video.probe, from)] });
    let first = true;
    for await (const frame of frames) {
      if (first && !lastTry && (frame.at > at + SAME_TIME || !frame.intra)) break;
      first = false;
      yield frame;
    }
    if (!first || lastTry) return;
  }
}
