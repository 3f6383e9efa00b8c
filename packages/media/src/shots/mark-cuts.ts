import { difference, isDark, type Signature } from './signature.ts';

/** One decoded frame as far as the search for cuts goes. */
export interface Sample {
  /** Seconds. */
  readonly at: number;
  /** Whether it is an I-frame. */
  readonly intra: boolean;
  readonly signature: Signature;
}

/** A sample of which is known whether a shot begins with it. */
export interface MarkedSample extends Sample {
  /** First frame of a new shot. */
  readonly cut: boolean;
}

/** A sample with its difference to the one before, 0 to 1. */
interface Step extends Sample {
  readonly change: number;
}

/** Frames on each side, and seconds, that a cut must stand out from. */
const AROUND = 8;
const NEAR = 0.4;
/** With fewer neighbours than this there is little to stand out from. */
const FEW = 3;

/**
 * Marks hard cuts in consecutive frames: where the picture changes much more than anywhere around, and does not change
 * back at once as in a flash. Each frame comes out when the frames that judge it have been seen.
 */
export async function* markCuts(samples: AsyncIterable<Sample> | Iterable<Sample>): AsyncGenerator<MarkedSample> {
  const window: Step[] = [];
  let judged = 0;
  for await (const sample of samples) {
    const last = window.at(-1);
    window.push({ ...sample, change: last ? difference(last.signature, sample.signature) : 0 });
    if (window.length - judged > AROUND) yield mark(window, judged++);
    if (window.length <= 2 * AROUND + 1) continue;
    window.shift();
    judged -= 1;
  }
  while (judged < window.length) yield mark(window, judged++);
}

const mark = (window: readonly Step[], index: number): MarkedSample => {
  const { at, intra, signature } = window[index] as Step;
  return { at, intra, signature, cut: isCut(window, index) };
};

/** Numbers found by looking at real footage: see `cuts.test.ts` and the evaluation set. */
const isCut = (window: readonly Step[], index: number): boolean => {
  const step = window[index] as Step;
  const others = neighbours(window, index);
  // An I-frame is sharper than the frame before it, and frames far apart in time differ anyway.
  const least = others.length < FEW ? 0.25 : step.intra ? 0.13 : 0.09;
  if (step.change < least) return false;
  const most = Math.max(0, ...others);
  const mean = others.reduce((sum, change) => sum + change, 0) / Math.max(1, others.length);
  const ratio = step.change / (mean + 0.01);
  const alone = step.change >= 2 * most && ratio >= 3;
  const strong = step.change >= 0.3 && step.change >= 1.18 * most && ratio >= 2;
  // Of two cuts soon after each other neither stands alone.
  const calm = others.toSorted((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0;
  const total = step.change >= 0.5 && calm < 0.05 && beside(window, index) < 0.5 * step.change;
  return (alone || strong || total) && !isFlash(window, index);
};

/** Changes of the frames around, as far as they are near in time. */
const neighbours = (window: readonly Step[], index: number): number[] => {
  const at = window[index]?.at ?? 0;
  return window
    .slice(Math.max(0, index - AROUND), index + AROUND + 1)
    .filter((other) => other.at !== at && Math.abs(other.at - at) <= NEAR)
    .map(({ change }) => change);
};

const beside = (window: readonly Step[], index: number): number =>
  Math.max(window[index - 1]?.change ?? 0, window[index + 1]?.change ?? 0);

/** Whether the picture a few frames later is again the one from before. */
const isFlash = (window: readonly Step[], index: number): boolean => {
  const [before, here] = [window[index - 1], window[index] as Step];
  const later = window[Math.min(index + 5, window.length - 1)];
  const earlier = window[Math.max(0, index - 5)];
  if (!before || !later || !earlier) return false;
  const wayBack = difference(before.signature, later.signature);
  const wayThere = difference(earlier.signature, here.signature);
  return Math.min(wayBack, wayThere) < here.change * 0.4;
};

/**
 * Times at which a film fades through black from one shot to the next: the middle of each black stretch that has light on
 * both sides. A stretch is black while every frame in it is dark.
 */
export class FadeFinder {
  /** Seconds, ascending. */
  readonly times: number[] = [];
  #lit = false;
  #from: number | undefined;

  /** Frames in ascending order. A cut beside the black is a boundary already. */
  push({ at, signature, cut }: MarkedSample): void {
    if (cut) this.#lit = false;
    if (isDark(signature)) {
      if (this.#lit) this.#from ??= at;
      return;
    }
    if (this.#from !== undefined && !cut) this.times.push((this.#from + at) / 2);
    this.#from = undefined;
    this.#lit = true;
  }
}
