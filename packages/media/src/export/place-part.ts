import { filmRate, framesPerSecond, spanWithin, type Abortable, type ClipPart } from '@frameseek/core';
import { framesAround, type CodedFrame } from '../probe/frames-around.ts';
import { SAME_TIME, isIndexed } from '../probe/timeline.ts';
import type { Tools } from '../tools/ffmpeg.ts';

/** A part with the places at which it is really cut. Seconds. */
export interface PlacedPart extends ClipPart {
  /** The first frame that is shown; undefined where the frame that stands at the start began long before, or there is no picture. */
  readonly first: number | undefined;
  /** The I-frame at or before it; undefined where none is known. */
  readonly intra: number | undefined;
  /** Where decoding begins: at or before that I-frame. */
  readonly seek: number;
}

/** Frames by which the first one may come later than the start and still stand for it. */
const LATE_FRAMES = 1.5;
/** Seconds that are decoded before the I-frame where seeking is not exact. */
const MARGIN = 1;

/**
 * Ends a part where its file ends, and finds the first frame at or after its start, so that no frame of what was before flashes
 * up; where the next one comes much later, that which stands at the start is shown on. Half-open: a frame at `end` is not in
 * the clip. Rejects with `input/invalid` where nothing is left.
 */
export const placePart = async (tools: Tools, part: ClipPart, { signal }: Abortable): Promise<PlacedPart> => {
  const { path, probe } = part;
  const { start, end } = spanWithin(part, probe.duration);
  if (!probe.video) return { ...part, end, first: undefined, intra: undefined, seek: Math.max(0, start - MARGIN) };
  const frames = await framesAround(tools, path, { probe, at: start, signal });
  const next = frames.find(({ at }) => at >= start - SAME_TIME);
  const late = LATE_FRAMES / framesPerSecond(filmRate([probe.video]));
  const isNear = next !== undefined && next.at < end - SAME_TIME && (next.at - start <= late || next === frames[0]);
  const first = isNear ? Math.max(0, next.at) : undefined;
  const intra = lastIntra(frames, first ?? start);
  const seek = intra === undefined ? 0 : Math.max(0, isIndexed(probe) ? intra : intra - MARGIN);
  return { ...part, end, first, intra, seek };
};

const lastIntra = (frames: readonly CodedFrame[], at: number): number | undefined =>
  frames.findLast((frame) => frame.intra && frame.at <= at + SAME_TIME)?.at;
