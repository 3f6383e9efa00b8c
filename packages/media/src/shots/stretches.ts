import type { Span, VideoStream } from '@frameseek/core';
import type { GroupSizes } from '../probe/packets.ts';

/** What lies between two neighbouring I-frames, as far as it is known without decoding it. */
export interface Stretch extends Span {
  /** How much the I-frame at `end` differs from the one at `start`; undefined behind the last I-frame. */
  readonly change: number | undefined;
}

/** Which stretches are decoded in full, and where a cut is believed without. */
export interface Plan {
  /** Ascending, neighbours merged. */
  readonly decode: readonly Span[];
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
/** An out-of-turn I-frame with less change than this may be no cut. */
const DOUBTFUL_CUT = 0.6;
/** Behind the last I-frame anything may come. */
const TAIL_CHANGE = 0.2;

/**
 * Decoding is dear and looking at I-frames and frame sizes is cheap: so the stretches in which something speaks for a cut
 * are decoded, the most suspicious first, until the allowance is used up. Stretches that are too long are always decoded
 * unless nothing moves in them.
 */
export const planStretches = (
  stretches: readonly Stretch[],
  groups: readonly GroupSizes[],
  video: VideoStream,
): Plan => {
  const regular = Math.max(0, ...stretches.map(({ start, end }) => end - start));
  const judged = matched(stretches, groups).map(({ stretch, group }) => {
    const outOfTurn = stretch.end - stretch.start < 0.97 * regular;
    const agreed = outOfTurn && (stretch.change ?? 0) >= AGREED_CUT;
    return { stretch, agreed, score: suspicion(stretch, group, agreed) };
  });
  const last = stretches.at(-1)?.end ?? 0;
  let allowance = FREE_PIXELS + PIXELS_PER_SECOND * last;
  const chosen = new Set<Stretch>();
  for (const { stretch, score } of judged.toSorted((a, b) => worth(b) - worth(a))) {
    const cost = (stretch.end - stretch.start) * video.width * video.height * (video.frameRate || 25);
    if (score <= 0 || (cost > allowance && Number.isFinite(score))) continue;
    allowance -= cost;
    chosen.add(stretch);
  }
  const believed = judged.filter(({ stretch, agreed }) => !chosen.has(stretch) && (agreed || (stretch.change ?? 0) >= CERTAIN_CUT));
  return {
    decode: merged(stretches.filter((stretch) => chosen.has(stretch))),
    cuts: believed.map(({ stretch }) => stretch.end),
  };
};

/** Short stretches first: they cost little to be sure of. */
const worth = ({ stretch, score }: { readonly stretch: Stretch; readonly score: number }): number =>
  score / (1 + stretch.end - stretch.start);

/** Nothing is decoded: cuts are where neighbouring I-frames have little in common. */
export const planWithout = (stretches: readonly Stretch[]): Plan => ({
  decode: [],
  cuts: stretches.filter(({ change = 0 }) => change >= CERTAIN_CUT).map(({ end }) => end),
});

/** 0: surely nothing to find. Infinite: must be decoded. */
const suspicion = (stretch: Stretch, group: GroupSizes | undefined, agreed: boolean): number => {
  const long = stretch.end - stretch.start > MAX_GAP;
  const still = (stretch.change ?? 0) <= STILL_CHANGE && group !== undefined && group.restBytes <= STILL_BYTES * group.intraBytes;
  if (still && (group?.spike ?? 0) < 4) return 0;
  if (long) return Infinity;
  const spike = Math.min(1, Math.max(0, ((group?.spike ?? 1) - 1.5) / 3));
  const change = stretch.change ?? TAIL_CHANGE;
  // A change is explained by a cut at its end, unless it is so small that a flash or movement explains it as well.
  const unexplained = agreed ? Math.max(0, DOUBTFUL_CUT - change) : 1.2 * change;
  return Math.max(spike, unexplained, 0.01);
};

/** Both lists ascend; a group belongs to the stretch that begins with its I-frame. */
const matched = (stretches: readonly Stretch[], groups: readonly GroupSizes[]) => {
  let next = 0;
  return stretches.map((stretch) => {
    while (next < groups.length && (groups[next]?.start ?? 0) < stretch.start - 0.02) next += 1;
    const group = groups[next];
    return { stretch, group: group && Math.abs(group.start - stretch.start) <= 0.02 ? group : undefined };
  });
};

const merged = (spans: readonly Span[]): Span[] => {
  const runs: Span[] = [];
  for (const { start, end } of spans) {
    const run = runs.at(-1);
    if (run && start - run.end < 0.001) runs[runs.length - 1] = { start: run.start, end };
    else runs.push({ start, end });
  }
  return runs;
};
