import { Fault, type Frame, type FramesWithinOptions, type Span } from '@frameseek/core';
import { SAME_TIME } from '../probe/timeline.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { decodeFrom } from './decode-from.ts';
import { fitFilters } from './fit-filters.ts';
import { QUICK } from './frames-at.ts';
import { seenPicture } from './seen-picture.ts';

/** Spans that one run of ffmpeg is asked for, of two terms each: it refuses sums of 100. */
const SPANS_PER_RUN = 40;
/** Seconds between two spans from which a run of its own decodes less than going on. */
const FAR = 15;

/**
 * Every frame of the ascending `spans` (seconds), their ends among them, as packed RGB of the asked size, quickly rather than
 * finely. Rejects with `media/no-such-stream` where there is no picture, else as `rawVideo` does.
 */
export async function* framesWithin(tools: Tools, path: string, { probe, spans, size, signal }: FramesWithinOptions): AsyncGenerator<Frame> {
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const seen = await seenPicture(tools, probe);
  const { width, height } = size;
  for (const near of inRuns(spans)) {
    const [first, last] = [near[0], near.at(-1)];
    if (first === undefined || last === undefined) continue;
    const filters = [select(near), ...seen.still, ...fitFilters(probe, size, 'bilinear'), ...seen.scaled];
    for await (const { at, rgb } of decodeFrom(tools, { path, probe, signal, width, height, input: [...(seen.input ?? []), ...QUICK], filters }, first.start)) {
      // The first one is there for the seek to be checked by.
      if (near.some(({ start, end }) => at >= start - SAME_TIME && at <= end + SAME_TIME)) yield { at, width, height, rgb };
      if (at >= last.end - SAME_TIME) break;
    }
  }
}

const inRuns = (spans: readonly Span[]): readonly (readonly Span[])[] => {
  const runs: Span[][] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run === undefined || before === undefined || run.length >= SPANS_PER_RUN || span.start - before.end > FAR) runs.push([span]);
    else run.push(span);
  }
  return runs;
};

/** Lets the first frame pass, those of each span, and the first at or after the end of each, by which it is known to be over. */
const select = (spans: readonly Span[]): string => {
  const terms = spans.map(({ start, end }) => {
    const [from, to] = [(start - SAME_TIME).toFixed(6), (end - SAME_TIME).toFixed(6)];
    return `between(t,${from},${to})+gte(t,${to})*not(gte(prev_t,${to}))`;
  });
  return `select='not(n)+${terms.join('+')}'`;
};
