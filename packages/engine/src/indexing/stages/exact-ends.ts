import { changeTime, isFaultOf, lineBoundaries, withExactEnds, type Frame, type FrameSize, type LineBoundary, type RecognisedFrame, type ScanResult, type ScreenLine } from '@frameseek/core';
import type { IngestContext } from '../ingest-context.ts';

/** Seconds between two frames that were read, beyond which looking at all of those between costs more than it tells. */
const LONGEST = 2;
/** Pixels of the width in which letters are still told from what is behind them. */
const WIDTH = 480;
/** Seconds within which two times are one. */
const SAME_TIME = 0.001;

interface ReadScreen {
  readonly lines: readonly ScreenLine[];
  /** What was read, ascending. */
  readonly frames: readonly RecognisedFrame[];
  readonly scan: ScanResult;
}

/**
 * The lines from the first frame that shows them to the first that does not: the frames between two that were read are looked
 * at, small and unread, where lines come or go. Where nothing can be told, halfway stays.
 */
export const findExactEnds = async (context: IngestContext, { lines, frames, scan }: ReadScreen): Promise<readonly ScreenLine[]> => {
  const { parts: { media }, video: { path, probe }, signal } = context;
  const picture = probe.video;
  const boundaries = lineBoundaries(lines, frames, scan.shots).filter(({ from, to }) => to - from <= LONGEST);
  if (picture === undefined || boundaries.length === 0) return lines;
  const exact = new Map<number, number>();
  const settle = ({ at, boxes }: LineBoundary, seen: readonly Frame[]): void => {
    const change = changeTime(seen, boxes);
    if (change !== undefined) exact.set(at, change);
  };
  const waiting = [...boundaries];
  let seen: Frame[] = [];
  const spans = boundaries.map(({ from, to }) => ({ start: from, end: to }));
  for await (const frame of asFarAsItGoes(media.framesWithin(path, { probe, spans, size: smallSize(picture), signal }))) {
    for (let next = waiting[0]; next !== undefined && frame.at > next.to + SAME_TIME; next = waiting[0]) {
      settle(next, seen);
      waiting.shift();
      seen = seen.filter(({ at }) => at >= (waiting[0]?.from ?? Infinity) - SAME_TIME);
    }
    if (frame.at >= (waiting[0]?.from ?? Infinity) - SAME_TIME) seen.push(frame);
  }
  if (waiting[0] !== undefined) settle(waiting[0], seen);
  return withExactEnds(lines, exact);
};

/** A damaged film is looked at as far as it can be decoded: what was read behind that keeps its times. */
async function* asFarAsItGoes(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  try {
    yield* frames;
  } catch (error) {
    if (!isFaultOf(error, 'media/decode-failed')) throw error;
  }
}

const smallSize = ({ width, height }: { readonly width: number; readonly height: number }): FrameSize => {
  const small = Math.min(WIDTH, width);
  const even = (length: number): number => Math.max(2, Math.round(length / 2) * 2);
  return { width: even(small), height: even((small * height) / width), fit: 'stretch' };
};
