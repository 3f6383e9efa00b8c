import type { FrameCandidate, Probe, Span } from '@frameseek/core';
import { CandidateKeeper, type Spacing } from './candidate-keeper.ts';
import { FadeFinder } from './fade-finder.ts';
import { markCuts, type Sample } from './mark-cuts.ts';
import { decodeFrom } from '../frames/decode-from.ts';
import { SAME_TIME } from '../probe/timeline.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { rawVideo, type RawFrame, type RawVideo } from '../frames/raw-video.ts';
import { SMALL, difference, signature } from './signature.ts';
import type { Gop } from './plan-decoding.ts';

/** What one pass over (a part of) the picture found. */
export interface Pass {
  readonly candidates: readonly FrameCandidate[];
  /** Seconds, ascending. */
  readonly cuts: readonly number[];
  /** Time in seconds of the last frame; undefined when none could be decoded. */
  readonly last: number | undefined;
}

/** What the I-frames alone tell. */
export interface IntraPass extends Pass {
  /** Ascending, up to the last I-frame. */
  readonly gops: readonly Gop[];
}

/** What a pass reads. */
export interface PassOptions {
  readonly path: string;
  readonly probe: Probe;
  readonly signal: AbortSignal;
  /** Called with the time of each frame, in seconds. */
  readonly report: (at: number) => void;
}

const FILTERS = [`scale=${SMALL.width}:${SMALL.height}:flags=area`];
const small = ({ path, probe, signal }: PassOptions, input: readonly string[]): RawVideo => ({
  path, probe, signal, ...SMALL, filters: FILTERS, input,
});

/** I-frames closer together than this many seconds are as good as all frames (ProRes, MJPEG, screen recorders). */
const CONSECUTIVE = 0.15;
const INTRA_SPACING: Spacing = { maxSeconds: 0.5, minSeconds: 0.4 };

/** Looks at the I-frames alone, at a fraction of the price of all frames. Rejects as `rawVideo` does. */
export const intraPass = async (tools: Tools, options: PassOptions): Promise<IntraPass> => {
  const keeper = new CandidateKeeper(INTRA_SPACING);
  const gops: Gop[] = [];
  const cuts: number[] = [];
  let before: Sample | undefined;
  for await (const sample of markCuts(samples(rawVideo(tools, small(options, ['-skip_frame', 'nokey']))))) {
    const consecutive = before !== undefined && sample.at - before.at <= CONSECUTIVE;
    const cut = sample.cut && consecutive;
    if (cut) cuts.push(sample.at);
    keeper.push({ ...sample, cut });
    if (before && !consecutive) {
      gops.push({ start: before.at, end: sample.at, change: difference(before.signature, sample.signature) });
    }
    before = sample;
    options.report(sample.at);
  }
  return { candidates: keeper.candidates, cuts, gops, last: before?.at };
};

/** Decodes every frame of the span, or of the whole film, and finds cuts and fades exactly. Rejects as `rawVideo` does. */
export const fullPass = async (tools: Tools, options: PassOptions & { readonly span?: Span; readonly spacing: Spacing }): Promise<Pass> => {
  const { span, spacing, report } = options;
  const keeper = new CandidateKeeper(spacing);
  const fades = new FadeFinder();
  const cuts: number[] = [];
  let last: number | undefined;
  for await (const sample of markCuts(samples(allFrames(tools, options)))) {
    last = sample.at;
    fades.push(sample);
    if (span && sample.at > span.end + SAME_TIME) continue;
    if (sample.cut) cuts.push(sample.at);
    keeper.push(sample);
    report(sample.at);
  }
  return { candidates: keeper.candidates, cuts: [...cuts, ...fades.times].toSorted((a, b) => a - b), last };
};

/** Seconds behind a span that are decoded as well, to judge a cut at its end: its neighbours, and what these are compared with. */
const BEHIND = 0.65;

/** Without the filter that smooths block edges, which no tiny picture shows and which takes a third of the time. */
async function* allFrames(tools: Tools, options: PassOptions & { readonly span?: Span }): AsyncGenerator<RawFrame> {
  const video = small(options, ['-skip_loop_filter', 'all']);
  const { span } = options;
  if (!span) {
    yield* rawVideo(tools, video);
    return;
  }
  const filters = [`trim=end=${(span.end + BEHIND).toFixed(6)}`, ...video.filters];
  for await (const frame of decodeFrom(tools, { ...video, filters }, span.start)) {
    if (frame.at >= span.start - SAME_TIME) yield frame;
  }
}

async function* samples(frames: AsyncIterable<RawFrame>): AsyncGenerator<Sample> {
  for await (const frame of frames) yield { at: frame.at, intra: frame.intra, signature: signature(frame) };
}
