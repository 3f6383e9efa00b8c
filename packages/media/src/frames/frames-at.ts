import { Fault, mapConcurrent, type Frame, type FramesOptions } from '@frameseek/core';
import { decodeFrom } from './decode-from.ts';
import { fitFilters } from './fit-filters.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { rawVideo, type RawVideo } from './raw-video.ts';
import { seenPicture } from './seen-picture.ts';
import { SAME_TIME, seekArgs } from '../probe/timeline.ts';

/** Times that one run of ffmpeg is asked for: its filter is a sum over them, and ffmpeg refuses sums of 100 terms. */
const TIMES_PER_RUN = 50;

/**
 * Seconds between two wanted times from which a new run that seeks costs no more than the I-frames on the way: in a film
 * of I-frames alone (MJPEG, ProRes) these are all of its frames.
 */
const FAR = 20;

/** After this many times in a row that are no I-frames, and lie close together, everything is decoded. */
const MISSES = 3;
/** Seconds between such times up to which decoding everything is cheaper than looking for each. */
const CLOSE = 3;

/**
 * The frames (or, with `intra`, I-frames) nearest at or after each of the ascending `times` (seconds), as packed RGB of the asked size; once
 * where two times mean the same frame. Rejects with `media/no-such-stream` where there is no picture, else as `rawVideo` does.
 */
export async function* framesAt(tools: Tools, path: string, options: FramesOptions): AsyncGenerator<Frame> {
  const { probe, times, size, signal, quick = false, sparse = false, intra = false } = options;
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const seen = await seenPicture(tools, probe);
  const filters = [...seen.still, ...fitFilters(probe, size, quick ? 'bilinear' : 'bicubic+accurate_rnd+full_chroma_int'), ...seen.scaled];
  const video = { path, probe, signal, width: size.width, height: size.height, input: seen.input, filters, between: [...(quick ? QUICK : []), ...(sparse ? SPARSE : [])] };
  let last = -Infinity;
  for await (const { at, width, height, rgb } of intra ? allIntraFrames(tools, video, times) : allFrames(tools, video, times)) {
    if (at <= last) continue;
    last = at;
    yield { at, width, height, rgb };
  }
}

async function* allFrames(tools: Tools, video: WantedVideo, times: readonly number[]): AsyncGenerator<Frame> {
  for (const near of inRuns(times)) yield* someFrames(tools, video, near);
}

/** Two runs at once, each kept until its turn: most of the time of one that finds a single frame is its beginning. */
async function* allIntraFrames(tools: Tools, video: WantedVideo, times: readonly number[]): AsyncGenerator<Frame> {
  for await (const frames of mapConcurrent(inRuns(times), RUNS_AT_ONCE, (near) => intraFrames(tools, video, near))) yield* frames;
}

const RUNS_AT_ONCE = 2;

/** Frames to decode, and what to do with those between the I-frames. */
interface WantedVideo extends RawVideo {
  readonly between: readonly string[];
}

/** Blocks are not smoothed. No frame is skipped: what stands on the screen for half a second may be in just those. */
export const QUICK = ['-skip_loop_filter', 'all'];

/** What no other frame needs is not decoded: every second or third of them, mostly. */
const SPARSE = ['-skip_frame', 'noref'];

const inRuns = (times: readonly number[]): number[][] => {
  const runs: number[][] = [];
  for (const at of times) {
    const run = runs.at(-1);
    if (run === undefined || run.length >= TIMES_PER_RUN || at - (run.at(-1) ?? at) > FAR) runs.push([at]);
    else run.push(at);
  }
  return runs;
};

/** The first I-frame at or after each time. */
const intraFrames = async (tools: Tools, video: WantedVideo, times: readonly number[]): Promise<readonly Frame[]> => {
  const wanted = [...times];
  const found: Frame[] = [];
  const input = [...(video.input ?? []), ...INTRA, ...seekArgs(video.probe, (times[0] ?? 0) - 1)];
  for await (const frame of rawVideo(tools, { ...video, filters: [select(times), ...video.filters], input })) {
    if (frame.at < (wanted[0] ?? Infinity) - SAME_TIME) continue;
    while ((wanted[0] ?? Infinity) <= frame.at + SAME_TIME) wanted.shift();
    found.push(frame);
    if (wanted.length === 0) break;
  }
  return found;
};

/** I-frames alone. */
const INTRA = ['-skip_frame', 'nokey'];

/**
 * One cheap pass decodes the I-frames. What is wanted between two of them is decoded from the nearest I-frame on, in its
 * turn, while the pass waits; where such times lie close together, all of them at once.
 */
async function* someFrames(tools: Tools, video: WantedVideo, times: readonly number[]): AsyncGenerator<Frame> {
  const wanted = [...times];
  const first = wanted[0];
  if (first === undefined) return;
  let misses: number[] = [];
  const filters = [select(times), ...video.filters];
  const input = [...(video.input ?? []), ...INTRA, ...seekArgs(video.probe, first - 1)];
  for await (const frame of rawVideo(tools, { ...video, filters, input })) {
    const before = wanted.filter((at) => at < frame.at - SAME_TIME).length;
    if (before > 0) {
      misses.push(...wanted.slice(0, before));
      const count = areDense(misses) ? Math.max(before, closeTogether(wanted)) : before;
      if (count === wanted.length) break;
      yield* decodeAt(tools, video, wanted.splice(0, count));
    }
    const next = wanted[0];
    if (next === undefined) return;
    if (Math.abs(next - frame.at) > SAME_TIME) continue;
    misses = [];
    wanted.shift();
    yield frame;
    if (wanted.length === 0) return;
  }
  yield* decodeAt(tools, video, wanted);
}

const areDense = (misses: readonly number[]): boolean => {
  const [first = 0, last = 0] = [misses[0], misses.at(-1)];
  return misses.length > MISSES && (last - first) / (misses.length - 1) <= CLOSE;
};

/** How many of the times from the first on lie close together: behind them the I-frames may do again. */
const closeTogether = (times: readonly number[]): number => {
  const gap = times.findIndex((at, index) => at - (times[index - 1] ?? at) > CLOSE);
  return gap < 0 ? times.length : gap;
};

/** Decodes everything from the I-frame before the first of `times` until the last has been found. */
async function* decodeAt(tools: Tools, video: WantedVideo, times: readonly number[]): AsyncGenerator<Frame> {
  const wanted = [...times];
  const first = wanted[0];
  if (first === undefined) return;
  const filters = [select(times), ...video.filters];
  const input = [...(video.input ?? []), ...video.between];
  for await (const frame of decodeFrom(tools, { ...video, filters, input }, first)) {
    const next = wanted[0];
    if (next === undefined || frame.at < next - SAME_TIME) continue;
    while ((wanted[0] ?? Infinity) <= frame.at + SAME_TIME) wanted.shift();
    yield frame;
    if (wanted.length === 0) return;
  }
}

/** Lets the first frame pass, by which the seek is checked, and the first frame at or after each time. */
const select = (times: readonly number[]): string => {
  const each = times.map((at) => {
    const time = (at - SAME_TIME).toFixed(6);
    return `gte(t,${time})*not(gte(prev_t,${time}))`;
  });
  return `select='not(n)+${each.join('+')}'`;
};
