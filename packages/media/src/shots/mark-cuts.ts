import { changedShare, difference, type Signature } from './signature.ts';

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

/** A sample with its difference to the one before, 0 to 1, and how much of that is still so after a flash. */
interface Step extends Sample {
  readonly change: number;
  readonly lasting: number;
}

/** Frames on each side, and seconds, that a cut must stand out from. */
const AROUND = 12;
const NEAR = 0.4;
/** With fewer neighbours than this there is little to stand out from. */
const FEW = 3;
/** Seconds that a flash, or one phase of a strobe, may take; a shot that is shorter and returns counts as one, too. */
const FLASH = 0.25;
/** Frames compared on each side of a change, spread over `FLASH`: bounds the work at high frame rates. */
const COMPARED = 6;
/** Seconds between two cuts at least: a flash on the cut itself is two changes and one boundary. */
const REST = 0.13;

/** Changes that may be a cut: of any frame, of an I-frame (sharper than the one before it), and of frames far apart in time (which differ anyway). */
const LEAST = { usual: 0.09, intra: 0.13, apart: 0.25 };
/** Share of the picture that another shot changes at least; a caption or a sign that is laid over changes less. */
const SPREADS = 0.18;
/** Share of the least change that must last: movement on both sides takes a little off. */
const LASTS = 0.8;
/** A change of which less than this share lasts is a flash on a moving picture. */
const FLASH_LASTS = 0.3;

/**
 * Marks hard cuts in consecutive frames: where what is shortly before differs from what is shortly after, more than anywhere
 * around. The lasting change is the least difference of any frame up to 0.25 s before to any up to 0.25 s after, so that
 * flashes, strobes and shaking, which return, weigh nothing, neither as cuts nor as what a cut must stand out from. Each
 * frame comes out when the frames that judge it have been seen.
 */
export async function* markCuts(samples: AsyncIterable<Sample> | Iterable<Sample>): AsyncGenerator<MarkedSample> {
  const window: Step[] = [];
  let measured = 0;
  let judged = 0;
  const measure = (): void => {
    window[measured] = withLasting(window, measured);
    measured += 1;
  };
  for await (const sample of samples) {
    const last = window.at(-1);
    const change = last ? difference(last.signature, sample.signature) : 0;
    window.push({ ...sample, change, lasting: change });
    if (window.length - measured > AROUND) measure();
    if (measured - judged > AROUND) yield mark(window, judged++);
    if (window.length <= 3 * AROUND + 1) continue;
    window.shift();
    measured -= 1;
    judged -= 1;
  }
  while (measured < window.length) measure();
  while (judged < window.length) yield mark(window, judged++);
}

/** A change too small for a cut is not looked into: it counts as movement. */
const withLasting = (window: readonly Step[], index: number): Step => {
  const step = window[index] as Step;
  if (step.change < LEAST.usual) return step;
  const before = thinned(within(window.slice(0, index).toReversed(), window[index - 1], FLASH));
  const after = thinned(within(window.slice(index), step, FLASH));
  const lasting = before.flatMap((a) => after.map((b) => difference(a.signature, b.signature)));
  return { ...step, lasting: Math.min(step.change, ...lasting) };
};

/** The first frames of a list that leads away from `from`, up to so many seconds. */
const within = (frames: readonly Step[], from: Step | undefined, seconds: number): Step[] =>
  frames.slice(0, AROUND + 1).filter(({ at }) => Math.abs(at - (from?.at ?? at)) <= seconds);

const thinned = (frames: readonly Step[]): Step[] => {
  if (frames.length <= COMPARED) return [...frames];
  const kept = new Set(Array.from({ length: COMPARED }, (_, place) => Math.round((place * (frames.length - 1)) / (COMPARED - 1))));
  return frames.filter((_, index) => kept.has(index));
};

const mark = (window: readonly Step[], index: number): MarkedSample => {
  const { at, intra, signature } = window[index] as Step;
  return { at, intra, signature, cut: isCut(window, index) };
};

const isCut = (window: readonly Step[], index: number): boolean => {
  const step = window[index] as Step;
  // Of the last frame nobody can say whether it stays.
  if (step.change < LEAST.usual || index === window.length - 1) return false;
  const before = window.slice(0, index).toReversed();
  const after = window.slice(index + 1);
  const others = [...within(before, step, NEAR), ...within(after, step, NEAR)].map(({ lasting }) => lasting);
  const least = others.length < FEW ? LEAST.apart : step.intra ? LEAST.intra : LEAST.usual;
  const lasts = step.lasting >= Math.max(LASTS * least, FLASH_LASTS * step.change);
  if (step.change < least || !lasts || !standsOut(step.lasting, others)) return false;
  if (changedShare((window[index - 1] ?? step).signature, step.signature) < SPREADS) return false;
  return within(before, step, REST).every(({ lasting }) => lasting < step.lasting)
    && within(after, step, REST).every(({ lasting }) => lasting <= step.lasting);
};

/**
 * A weak change must stand quite alone; a strong one may lie in fast movement, so it needs less, and another cut nearby (the
 * greatest of its neighbours) is left out. Factors are for real footage, to be changed only with the labelled sets and the
 * constructed films at hand.
 */
const standsOut = (change: number, others: readonly number[]): boolean => {
  const [most = 0, ...rest] = others.toSorted((a, b) => b - a);
  // What coding alone changes from frame to frame.
  const noise = 0.01;
  const alone = change >= 1.6 * most && change >= 3 * (mean(others) + noise);
  const strong = change >= 0.3 && change >= 1.18 * (rest[0] ?? 0) && change >= 2 * mean(rest);
  return alone || strong;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
