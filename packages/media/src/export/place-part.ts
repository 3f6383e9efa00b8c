import { Fault, frameRateOf, framesPerSecond, type Abortable, type ClipPart, type FrameRate } from '@frameseek/core';
import { framesAround, type CodedFrame } from '../probe/frames-around.ts';
import { SAME_TIME, isIndexed } from '../probe/timeline.ts';
import type { Tools } from '../tools/ffmpeg.ts';

/** A part with the places at which it is really cut. Seconds. */
export interface PlacedPart extends ClipPart {
  /** The I-frame at or before the start; undefined where none is known. */
  readonly intra: number | undefined;
  /** Where decoding begins: at or before that I-frame. */
  readonly seek: number;
  /** How fast its frames come around the start; undefined where it has no picture. */
  readonly rate: FrameRate | undefined;
}

/** Frames a picture may stand before it counts as still. */
const STILL_FRAMES = 1.5;
/** Seconds that are decoded before the I-frame where seeking is not exact. */
const MARGIN = 1;

/**
 * Moves the start of a part to the first frame at or after it, so that no frame of what was before flashes up, and the end
 * to that of the file. Half-open: a frame at `end` is not in the clip. Rejects with `input/invalid` where nothing is left.
 */
export const placePart = async (tools: Tools, part: ClipPart, { signal }: Abortable): Promise<PlacedPart> => {
  const { path, probe } = part;
  const end = probe.duration > 0 ? Math.min(part.end, probe.duration) : part.end;
  if (!(part.start >= 0) || !(end > part.start)) {
    throw new Fault('input/invalid', { problems: [`${part.start} to ${part.end} s is no stretch of a video of ${probe.duration} s`] });
  }
  if (!probe.video) return { ...part, end, intra: undefined, seek: Math.max(0, part.start - MARGIN), rate: undefined };
  const frames = await framesAround(tools, path, { probe, at: part.start, signal });
  const first = frames.find(({ at }) => at >= part.start - SAME_TIME);
  const rate = rateAround(frames, probe.video.frameRate);
  const isNear = first !== undefined && first.at < end - SAME_TIME && (first.at - part.start <= STILL_FRAMES / framesPerSecond(rate) || first === frames[0]);
  const start = isNear ? Math.max(0, first.at) : part.start;
  const intra = lastIntra(frames, start);
  const seek = intra === undefined ? 0 : Math.max(0, isIndexed(probe) ? intra : intra - MARGIN);
  return { ...part, start, end, intra, seek, rate };
};

const lastIntra = (frames: readonly CodedFrame[], at: number): number | undefined =>
  frames.findLast((frame) => frame.intra && frame.at <= at + SAME_TIME)?.at;

/** Share by which the usual step between frames may differ from the average one of a film with a constant rate. */
const UNEVEN = 0.05;

/** The average rate of the film, or that of the frames here where it varies. */
const rateAround = (frames: readonly CodedFrame[], average: number): FrameRate => {
  const steps = frames.slice(1).map(({ at }, index) => at - (frames[index]?.at ?? at)).filter((step) => step > SAME_TIME);
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)];
  return frameRateOf(usual === undefined || Math.abs(usual * average - 1) < UNEVEN ? average : 1 / usual);
};
