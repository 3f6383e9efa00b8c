import { Fault, isFaultOf, type Frame, type FramesOptions, type Keyframe } from '@frameseek/core';
import type { VideoContext } from './ingest-context.ts';

/** A decoded picture and the stretch of the video it stands for. */
export interface KeyframePicture {
  readonly keyframe: Keyframe;
  readonly frame: Frame;
}

/** How large the frames are, and whether plainer or later ones will do. */
type WantedFrames = Pick<FramesOptions, 'size' | 'quick' | 'sparse' | 'intra'>;

/** Frames of the keyframes, one by one, and afterwards what is to be said of those that could not be read. */
export interface KeyframeReader {
  readonly pictures: AsyncIterable<KeyframePicture>;
  /** After the last picture: a sentence about those that are missing, if any. Throws when there was none at all. */
  note(): string | undefined;
}

/**
 * Decodes the frame of each keyframe, ascending in time. One that cannot be read is left out, and ends up in the note: a
 * damaged video is read as far as it goes.
 */
export const readKeyframes = (context: VideoContext, keyframes: readonly Keyframe[], wanted: WantedFrames): KeyframeReader => {
  const { parts: { media }, video: { path, probe }, signal } = context;
  let read = 0;
  let broken: Fault | undefined;
  async function* pictures(): AsyncGenerator<KeyframePicture> {
    const frames = media.frames(path, { probe, times: keyframes.map(({ at }) => at), ...wanted, signal });
    let next = 0;
    try {
      for await (const frame of frames) {
        // A frame comes at or after the time that asked for it; a broken one is left out, so counting would go astray.
        let own = next;
        while (own + 1 < keyframes.length && (keyframes[own + 1]?.at ?? Infinity) <= frame.at + SAME_TIME) own += 1;
        const keyframe = keyframes[own];
        if (keyframe === undefined) break;
        read += 1 + keyframes.slice(next, own).filter(({ at }) => frame.at - at < LATER).length;
        next = own + 1;
        yield { keyframe, frame };
      }
    } catch (error) {
      if (!isFaultOf(error, 'media/decode-failed')) throw error;
      broken = error;
    }
  }
  const note = (): string | undefined => {
    const missing = keyframes.length - read;
    if (read === 0 && missing > 0) throw broken ?? new Fault('media/decode-failed', { path, reason: 'no picture could be read' });
    return missing > 0 ? `${missing} of ${keyframes.length} pictures could not be read.` : undefined;
  };
  return { pictures: pictures(), note };
};

/** Seconds by which a frame may come later than it was asked for: where pictures are few, one stands for several times. */
const LATER = 0.3;
/** Seconds within which two times are one: timestamps are rounded to milliseconds in some containers. */
const SAME_TIME = 0.001;
