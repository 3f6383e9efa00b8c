import { Fault, mapConcurrent, type FrameCandidate, type Probe, type ScanOptions, type ScanResult, type Shot, type Span } from '@frameseek/core';
import type { Spacing } from './candidate-keeper.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { gopSizes } from '../probe/gop-sizes.ts';
import { SAME_TIME } from '../probe/timeline.ts';
import { fullPass, intraPass, type IntraPass, type Pass, type PassOptions } from './scan-passes.ts';
import { planDecoding, planWithoutDecoding, type DecodingPlan } from './plan-decoding.ts';

/** Where I-frames are far apart and everything is decoded, and for the strategies that look at everything anyway. */
const SPACING: Readonly<Record<'refined' | 'uniform' | 'dense', Spacing>> = {
  refined: { maxSeconds: 2, minSeconds: 0.5 },
  uniform: { maxSeconds: 1, minSeconds: 1 },
  dense: { maxSeconds: 0.5, minSeconds: 0.5 },
};

/**
 * The first pass over the picture. `uniform` and `dense` decode everything; `keyframe` only I-frames; the others look at
 * I-frames and coded sizes, and decode in full only where these leave open whether, or where, there is a cut. Rejects with
 * `media/no-such-stream` where there is no picture, and `media/decode-failed` where none can be decoded.
 */
export const scanVideo = async (tools: Tools, path: string, options: ScanOptions): Promise<ScanResult> => {
  const { probe, strategy, signal, report } = options;
  if (!probe.video) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const pass = { path, probe, signal, report };
  if (strategy === 'uniform' || strategy === 'dense') {
    return toResult(path, options, await fullPass(tools, { ...pass, spacing: SPACING[strategy] }));
  }
  const [intra, sizes] = await Promise.all([intraPass(tools, pass), gopSizes(tools, path, pass)]);
  // Some codecs do not give their I-frames alone, and some files do not time their coded frames: only decoding tells the end.
  if (intra.last === undefined || sizes.end === undefined || sizes.end < intra.last) return toResult(path, options, await fullPass(tools, { ...pass, spacing: SPACING.refined }));
  const { end } = sizes;
  const gops = [...intra.gops, { start: intra.last, end, change: undefined }];
  const plan =
    strategy === 'keyframe' ? planWithoutDecoding(gops) : planDecoding(gops, sizes.gops, probe.video);
  const found = await refined(tools, pass, { intra: { ...intra, last: end - frameLength(probe) }, plan });
  return { ...toResult(path, options, found), held: sizes.gops.flatMap(({ held }) => held) };
};

/** Puts what the full decoding of some stretches found in the place of what the I-frames said of them. */
const refined = async (
  tools: Tools,
  pass: PassOptions,
  { intra, plan }: { readonly intra: IntraPass; readonly plan: DecodingPlan },
): Promise<Pass> => {
  const cuts = [...intra.cuts, ...plan.cuts];
  let candidates: FrameCandidate[] = [...intra.candidates];
  const decode = (span: Span) => fullPass(tools, { ...pass, span, spacing: SPACING.refined, report: () => undefined });
  const found = mapConcurrent(plan.decode, 2, async (span) => ({ span, found: await decode(span) }));
  for await (const { span, found: part } of found) {
    cuts.push(...part.cuts.filter((at) => at > span.start));
    candidates = replaced(candidates, span, part.candidates);
  }
  return { candidates, cuts: [...new Set(cuts)].toSorted((a, b) => a - b), last: intra.last };
};

/** The first candidate keeps its change to the one before the span, which the decoding of the span cannot know. */
const replaced = (all: readonly FrameCandidate[], span: Span, part: readonly FrameCandidate[]): FrameCandidate[] => {
  const inside = ({ at }: FrameCandidate): boolean => at >= span.start - SAME_TIME && at <= span.end + SAME_TIME;
  const first = all.find(inside);
  return [
    ...all.filter(({ at }) => at < span.start - SAME_TIME),
    ...part.map((candidate, index) => (index === 0 && first ? { ...candidate, change: first.change } : candidate)),
    ...all.filter(({ at }) => at > span.end + SAME_TIME),
  ];
};

const toResult = (path: string, { probe }: ScanOptions, { candidates, cuts, last }: Pass): ScanResult => {
  if (last === undefined) throw new Fault('media/decode-failed', { path, reason: 'no picture could be decoded' });
  const duration = last + frameLength(probe);
  return { shots: toShots(cuts.filter((at) => at < duration), duration), candidates, duration };
};

const frameLength = ({ video }: Probe): number => 1 / (video?.frameRate || 25);

const toShots = (cuts: readonly number[], duration: number): Shot[] =>
  [0, ...cuts].map((start, index) => ({ index, start, end: cuts[index] ?? duration }));
