import { difference, isDark, type Signature } from './signature.ts';

/** One decoded frame as far as the search for cuts goes. */
export interface Sample {
  readonly at: number;
  readonly intra: boolean;
  readonly signature: Signature;
}

export interface MarkedSample extends Sample {
  /** First frame of a new shot. */
  readonly cut: boolean;
}

/** A sample with its difference to the one before. */
interface Step extends Sample {
  readonly change: number;
}

/** Frames on each side that a cut must stand out from. */
const AROUND = 8;

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

/** Numbers found by looking at real footage: see `shots.test.ts` and the evaluation set. */
const isCut = (window: readonly Step[], index: number): boolean => {
  const step = window[index] as Step;
  // An I-frame is sharper than the frame before it, which looks like a small change.
  if (step.change < (step.intra ? 0.13 : 0.09)) return false;
  const others = window.slice(Math.max(0, index - AROUND), index + AROUND + 1).filter((other) => other !== step);
  const most = Math.max(0, ...others.map(({ change }) => change));
  const mean = others.reduce((sum, { change }) => sum + change, 0) / Math.max(1, others.length);
  const ratio = step.change / (mean + 0.01);
  const alone = step.change >= 2 * most && ratio >= 3;
  const strong = step.change >= 0.3 && step.change >= 1.18 * most && ratio >= 2;
  return (alone || strong) && !isFlash(window, index);
};

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
 * both sides. `dark` are the stretches in which every frame is dark.
 */
export class FadeFinder {
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
