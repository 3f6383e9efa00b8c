import type { Span, VideoStream } from '@frameseek/core';
import type { GopSizes } from '../probe/gop-sizes.ts';

/** A group of pictures: what lies between two neighbouring I-frames, as far as it is known without decoding it. Seconds. */
export interface Gop extends Span {
  /** How much the I-frame at `end` differs from the one at `start`, 0 to 1; undefined behind the last I-frame. */
  readonly change: number | undefined;
}

/** Which groups of pictures are decoded in full, and where a cut is believed without. */
export interface DecodingPlan {
  /** Ascending, neighbours merged. */
  readonly decode: readonly Span[];
  /** Seconds, ascending. */
  readonly cuts: readonly number[];
}

/** Pixels whose decoding takes about a second or two on a small machine: short and small films are decoded whole. */
const FREE_PIXELS = 400e6;
/** Pixels for each second of film on top. */
const PIXELS_PER_SECOND = 2e6;

/** I-frames further apart than this many seconds leave too much unseen: x264's default is at most 10 s at 25 frames. */
const MAX_GAP = 12.5;
/** An encoder that places an I-frame out of turn has seen a cut; two pictures this different agree with it. */
const AGREED_CUT = 0.18;
/** Two neighbouring I-frames this different are two shots, wherever between them the cut may be. */
const CERTAIN_CUT = 0.5;
/** Coded sizes and pictures that differ less than this stand for one still picture. */
const STILL_CHANGE = 0.02;
const STILL_BYTES = 0.5;
/** Frames behind an I-frame in which an encoder polishes a picture that stays, and frames that may be shown behind the last one of a stretch. */
const POLISHED = 8;
const LAST = 2;
/** An out-of-turn I-frame with less change than this may be no cut. */
const DOUBTFUL_CUT = 0.6;
/** Behind the last I-frame anything may come. */
const TAIL_CHANGE = 0.2;

/**
 * Decoding is dear and looking at I-frames and frame sizes is cheap: so the groups in which something speaks for a cut are
 * decoded, the most suspicious first, until the allowance is used up. Groups that are too long are always decoded unless
 * nothing moves in them. Both lists ascend.
 */
export const planDecoding = (
  gops: readonly Gop[],
  sizes: readonly GopSizes[],
  video: VideoStream,
): DecodingPlan => {
  const regular = Math.max(0, ...gops.map(({ start, end }) => end - start));
  const judged = matched(gops, sizes).map(({ gop, sizesOfGop }) => {
    const outOfTurn = gop.end - gop.start < 0.97 * regular;
    const agreed = outOfTurn && (gop.change ?? 0) >= AGREED_CUT;
    return { gop, agreed, score: isHeld(gop, sizesOfGop, video) ? 0 : suspicion(gop, sizesOfGop, agreed) };
  });
  const last = gops.at(-1)?.end ?? 0;
  let allowance = FREE_PIXELS + PIXELS_PER_SECOND * last;
  const chosen = new Set<Gop>();
  for (const { gop, score } of judged.toSorted((a, b) => priority(b) - priority(a))) {
    const cost = (gop.end - gop.start) * video.width * video.height * (video.frameRate || 25);
    if (score <= 0 || (cost > allowance && Number.isFinite(score))) continue;
    allowance -= cost;
    chosen.add(gop);
  }
  const believed = judged.filter(({ gop, agreed }) => !chosen.has(gop) && (agreed || (gop.change ?? 0) >= CERTAIN_CUT));
  return {
    decode: merged(gops.filter((gop) => chosen.has(gop))),
    cuts: believed.map(({ gop }) => gop.end),
  };
};

/** Short groups first: they cost little to be sure of. */
const priority = ({ gop, score }: { readonly gop: Gop; readonly score: number }): number =>
  score / (1 + gop.end - gop.start);

/** Nothing is decoded: cuts are where neighbouring I-frames have little in common. */
export const planWithoutDecoding = (gops: readonly Gop[]): DecodingPlan => ({
  decode: [],
  cuts: gops.filter(({ change = 0 }) => change >= CERTAIN_CUT).map(({ end }) => end),
});

/** Whether one picture is held from shortly behind the I-frame to the next, which shows it as well. */
const isHeld = (gop: Gop, sizes: GopSizes | undefined, { frameRate }: VideoStream): boolean => {
  const [held, ...others] = sizes?.held ?? [];
  if (held === undefined || others.length > 0 || (gop.change ?? 0) > STILL_CHANGE) return false;
  const frames = (seconds: number): number => seconds * (frameRate || 25);
  return frames(held.start - gop.start) <= POLISHED && frames(gop.end - held.end) <= LAST;
};

/** 0: surely nothing to find. Infinite: must be decoded. */
const suspicion = (gop: Gop, sizes: GopSizes | undefined, agreed: boolean): number => {
  const long = gop.end - gop.start > MAX_GAP;
  const still = (gop.change ?? 0) <= STILL_CHANGE && sizes !== undefined && sizes.restBytes <= STILL_BYTES * sizes.intraBytes;
  if (still && (sizes?.spike ?? 0) < 4) return 0;
  if (long) return Infinity;
  const spike = Math.min(1, Math.max(0, ((sizes?.spike ?? 1) - 1.5) / 3));
  const change = gop.change ?? TAIL_CHANGE;
  // A change is explained by a cut at its end, unless it is so small that a flash or movement explains it as well.
  const unexplained = agreed ? Math.max(0, DOUBTFUL_CUT - change) : 1.2 * change;
  return Math.max(spike, unexplained, 0.01);
};

/** Both lists ascend; sizes belong to the group that begins with their I-frame. */
const matched = (gops: readonly Gop[], sizes: readonly GopSizes[]) => {
  let next = 0;
  return gops.map((gop) => {
    while (next < sizes.length && (sizes[next]?.start ?? 0) < gop.start - SAME_START) next += 1;
    const own = sizes[next];
    return { gop, sizesOfGop: own && Math.abs(own.start - gop.start) <= SAME_START ? own : undefined };
  });
};

/** Seconds by which the two ways of reading an I-frame's time may differ. */
const SAME_START = 0.02;

const merged = (spans: readonly Span[]): Span[] => {
  const runs: Span[] = [];
  for (const { start, end } of spans) {
    const run = runs.at(-1);
    if (run && start - run.end < 0.001) runs[runs.length - 1] = { start: run.start, end };
    else runs.push({ start, end });
  }
  return runs;
};
