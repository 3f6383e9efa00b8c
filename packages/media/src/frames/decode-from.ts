import type { Tools } from '../tools/ffmpeg.ts';
import { rawVideo, type RawFrame, type RawVideo } from './raw-video.ts';
import { SAME_TIME, SEEK_STEPS_BACK, seekArgs } from '../probe/timeline.ts';

/**
 * Frames from an I-frame at or before `at` (seconds) on. Seeking is not exact in every container (some land behind, some in the
 * middle of a group): the first frame is checked, and when it is too late the next try starts further back, at last at
 * the beginning. The filters must let the first decoded frame pass. Rejects as `rawVideo` does.
 */
export async function* decodeFrom(tools: Tools, video: RawVideo, at: number): AsyncGenerator<RawFrame> {
  for (const back of SEEK_STEPS_BACK) {
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
